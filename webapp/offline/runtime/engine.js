// What compiled templates call: names, attributes, macros, includes, blocks. T holds the templates, G the globals.
import {
  callable, CALLABLE, contains, equal, Float, float, html, isNumber, isObject, isText, items, like, Loop, LOOP_DEEDS, LOOP_NAMES, Markup,
  markup, Namespace, number, order, own, text, truth,
} from "./values.js"

export const T = Object.create(null)
export const F = Object.create(null)
export const I = Object.create(null)
export const SM = Object.create(null)
export const DM = Object.create(null)
export const G = Object.create(null)

function attribute(object, name) {
  if (object === undefined) throw Error(`UndefinedError: undefined has no ${name}`)
  if (object === null || typeof object !== "object") return undefined
  if (object instanceof Loop) return LOOP_NAMES.has(name) ? object[name] : own(LOOP_DEEDS, name) ? LOOP_DEEDS[name](object) : undefined
  if (Array.isArray(object) || object instanceof Markup || object instanceof Float) return object.names && own(object.names, name) ? object[object.names[name]] : undefined
  if (own(DM, name)) return callable(values => DM[name](object, ...values))
  return own(object, name) ? object[name] : undefined
}

export function item(object, key) {
  if (object === undefined) throw Error("UndefinedError: item of undefined")
  if (object === null) return undefined
  if (Array.isArray(object)) return object[number(key) < 0 ? object.length + number(key) : number(key)]
  if (isText(object)) return text(object).at(key)
  return own(object, key) ? object[key] : attribute(object, key)
}

function method(object, name, values) {
  if (isText(object) && own(SM, name)) return SM[name](object, ...values)
  if (isObject(object) && own(DM, name) && !(object instanceof Namespace || object instanceof Loop)) return DM[name](object, ...values)
  return call(attribute(object, name), values, {})
}

function call(deed, values, named) {
  if (typeof deed !== "function" || !deed[CALLABLE]) throw Error("UndefinedError: this can't be called")
  return deed(values, named)
}

// A macro: its parameters by place or by name, their defaults, and what else it was given if it asks for that.
function macro(name, parameters, firstDefault, defaults, body, context, flags) {
  return callable((values, named) => {
    const inside = Object.create(context)
    const rest = { ...named }
    if (values.length > parameters.length && !(flags & 1)) throw TypeError(`macro ${name} takes ${parameters.length} arguments`)
    parameters.forEach((parameter, at) => {
      if (at < values.length) inside[parameter] = values[at]
      else if (own(rest, parameter)) inside[parameter] = rest[parameter]
      else inside[parameter] = at >= firstDefault ? defaults[at - firstDefault](inside) : undefined
      delete rest[parameter]
    })
    if (flags & 1) inside.varargs = values.slice(parameters.length)
    if (flags & 4) inside.caller = rest.caller
    if (flags & 4) delete rest.caller
    if (flags & 2) inside.kwargs = rest
    else if (Object.keys(rest).length) throw TypeError(`macro ${name} takes no ${Object.keys(rest)[0]}`)
    return markup(body(inside))
  })
}

function context(values) {
  return Object.assign(Object.create(G), values)
}

function there(name) {
  if (!T[name]) throw Error(`TemplateNotFound: ${name}`)
  return T[name]
}

function run(name, inside) {
  const template = there(name)
  const blocks = { bl: Object.create(null), ctx: inside }
  addBlocks(blocks, template)
  return template.r(inside, blocks)
}

function addBlocks(blocks, template) {
  for (const name in template.b) (blocks.bl[name] ??= []).push(template.b[name])
}

// What a template offers to others; made once where it is imported without the context, as in Jinja.
function module(name, inside) {
  run(name, inside)
  return Object.fromEntries(Object.entries(inside).filter(([key]) => key[0] !== "_"))
}

// A template drawn with these values: HTML.
export function render(name, values) {
  return run(name, context(values))
}

export const comparisons = {
  eq: equal,
  ne: (a, b) => !equal(a, b),
  lt: (a, b) => order(a, b) < 0,
  lteq: (a, b) => order(a, b) <= 0,
  gt: (a, b) => order(a, b) > 0,
  gteq: (a, b) => order(a, b) >= 0,
  in: contains,
  notin: (a, b) => !contains(a, b),
}

export function sum(a, b) {
  if (Array.isArray(a)) return a.concat(b)
  if (a instanceof Markup || b instanceof Markup) return markup(html(a) + html(b))
  if (typeof a === "string" && typeof b === "string") return a + b
  if (!isNumber(a) || !isNumber(b)) throw TypeError("these can't be added")
  return float(a, b, number(a) + number(b))
}

function quotient(a, b) {
  if (number(b) === 0) throw Error("ZeroDivisionError")
  return new Float(number(a) / number(b))
}

// The short names compiled templates use.
export const $ = {
  o: html,
  M: markup,
  t: truth,
  it: items,
  g: attribute,
  k: item,
  c: call,
  call: method,
  m: macro,
  cmp: comparisons,
  fl: value => new Float(value),
  L: list => new Loop(list),
  ns: value => {
    if (!(value instanceof Namespace)) throw Error("not a namespace")
    return value
  },
  un: (value, count) => {
    const list = items(value)
    if (list.length !== count) throw Error(`ValueError: ${list.length} values for ${count} names`)
    return list
  },
  dict: pairs => {
    const made = {}
    for (const [key, value] of pairs) Object.defineProperty(made, text(key), { value, enumerable: true, writable: true, configurable: true })
    return made
  },
  and: (a, b) => (truth(a) ? b() : a),
  or: (a, b) => (truth(a) ? a : b()),
  neg: a => (a instanceof Float ? new Float(-a.n) : -a),
  add: sum,
  sub: (a, b) => float(a, b, number(a) - number(b)),
  mul: (a, b) => (isText(a) ? like(a, inside => inside.repeat(Math.max(0, b))) : float(a, b, number(a) * number(b))),
  div: quotient,
  fdiv: (a, b) => float(a, b, Math.floor(number(a) / number(b))),
  mod: (a, b) => {
    if (isText(a)) throw TypeError("% of a text is for gettext alone")
    return float(a, b, ((number(a) % number(b)) + number(b)) % number(b))
  },
  pow: (a, b) => float(a, b, number(a) ** number(b)),
  cat: list => (list.some(part => part instanceof Markup) ? markup(list.map(html).join("")) : list.map(text).join("")),
  chain: (first, rest) => {
    let left = first
    for (const [name, next] of rest) {
      const right = next()
      if (!comparisons[name](left, right)) return false
      left = right
    }
    return true
  },
  sl: (value, start, stop) => (isText(value) ? like(value, inside => inside.slice(start ?? 0, stop ?? undefined)) : value.slice(start ?? 0, stop ?? undefined)),
  inc: (name, outside, mayMiss) => {
    const found = Array.isArray(name) ? name.find(each => T[each]) : name
    if (mayMiss && !T[found]) return ""
    const inside = outside ? Object.create(outside) : context()
    inside.loop = undefined
    return run(found, inside)
  },
  imp: (name, outside) => (outside ? module(name, Object.create(outside)) : (there(name).alone ??= module(name, context()))),
  from: (module, name) => {
    if (!own(module, name)) throw Error(`UndefinedError: import ${name}`)
    return module[name]
  },
  ext: (name, inside, blocks) => {
    const parent = there(name)
    addBlocks(blocks, parent)
    return parent.r(inside, blocks)
  },
  b: (blocks, name, at, inside) => {
    const body = blocks.bl[name][at]
    if (!body) throw Error(`no super block ${name}`)
    return body(Object.create(inside ?? blocks.ctx), blocks, at)
  },
}

G.range = callable(([first, last, step = 1]) => {
  const [start, stop] = last === undefined ? [0, first] : [first, last]
  const length = Math.max(0, Math.ceil((stop - start) / step))
  return Array.from({ length }, (_, at) => start + at * step)
})
G.namespace = callable((values, named) => Object.assign(new Namespace(), named))
G.dict = callable((values, named) => ({ ...named }))

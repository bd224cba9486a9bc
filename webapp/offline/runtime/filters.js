// The filters, tests and methods of Jinja that templates may use. A filter's keyword arguments arrive as `this`.
import { comparisons, DM, F, I, item, SM, sum } from "./engine.js"
import { contains, equal, escaped, Float, floatText, html, isNumber, isObject, isText, items, like, Markup, markup, number, order, orderOfTexts, own, text, trimmed, truth, words } from "./values.js"

const at = (object, path) => text(path).split(".").reduce((found, key) => item(found, /^\d+$/.test(key) ? +key : key), object)
const chosenBy = (name, values) => {
  if (!name) return truth
  if (!I[name]) throw Error(`no test ${name}`)
  return value => I[name](value, ...values)
}
const caseless = value => (isText(value) ? text(value).toLowerCase() : value)

F.e = value => markup(html(value))
F.escape = F.e
F.safe = value => (value instanceof Markup ? value : markup(text(value)))
F.forceescape = value => markup(escaped(text(value)))
F.upper = value => like(value, inside => inside.toUpperCase())
F.lower = value => like(value, inside => inside.toLowerCase())
F.capitalize = value => like(value, inside => inside.charAt(0).toUpperCase() + inside.slice(1).toLowerCase())
F.trim = value => like(value, trimmed)
F.length = value => (value === undefined ? 0 : isText(value) ? Array.from(text(value)).length : items(value).length)
F.count = value => F.length(value)
F.default = function (value, other = this?.default_value ?? "", alsoFalse = this?.boolean) {
  return value === undefined || (alsoFalse && !truth(value)) ? other : value
}
F.d = F.default
F.join = function (value, between = this?.d ?? "", path = this?.attribute) {
  const list = path === undefined ? items(value) : items(value).map(each => at(each, path))
  const asMarkup = between instanceof Markup || list.some(each => each instanceof Markup)
  return asMarkup ? markup(list.map(html).join(html(between))) : list.map(text).join(text(between))
}
F.first = value => items(value)[0]
F.last = value => items(value).at(-1)
F.replace = (value, old, other) => {
  const asMarkup = [value, old, other].some(each => each instanceof Markup)
  return asMarkup ? markup(html(value).split(html(old)).join(html(other))) : text(value).split(text(old)).join(text(other))
}
F.urlencode = value => encodeURIComponent(text(value)).replace(/%2F/g, "/").replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
F.tojson = value => markup(json(value).replace(/[<>&']/g, sign => `\\u00${sign.charCodeAt(0).toString(16)}`))
F.int = function (value, other = this?.default ?? 0) {
  const found = isNumber(value) ? number(value) : /^\s*[+-]?[\d_]+(\.\d*)?\s*$/.test(text(value)) ? Number(text(value)) : NaN
  return Number.isNaN(found) ? other : Math.trunc(found)
}
F.sum = function (value, path = this?.attribute, start = this?.start ?? 0) {
  return items(value).reduce((total, each) => sum(total, path === undefined ? each : at(each, path)), start)
}
F.sort = function (value, reverse = this?.reverse ?? false, exact = this?.case_sensitive ?? false, path = this?.attribute) {
  const key = each => (exact ? x => x : caseless)(path === undefined ? each : at(each, path))
  const keyed = items(value).map((each, place) => [key(each), place, each])
  keyed.sort((a, b) => (reverse ? -order(a[0], b[0]) : order(a[0], b[0])) || a[1] - b[1])
  return keyed.map(each => each[2])
}
F.map = function (value, name, ...values) {
  if (this?.attribute === undefined) return items(value).map(each => F[name].call(0, each, ...values))
  return items(value).map(each => {
    const found = at(each, this.attribute)
    return found === undefined ? this.default : found
  })
}
F.selectattr = (value, path, name, ...values) => items(value).filter(each => chosenBy(name, values)(at(each, path)))
F.rejectattr = (value, path, name, ...values) => items(value).filter(each => !chosenBy(name, values)(at(each, path)))
F.select = (value, name, ...values) => items(value).filter(chosenBy(name, values))
F.reject = (value, name, ...values) => items(value).filter(each => !chosenBy(name, values)(each))
F.unique = value => items(value).filter((each, place, all) => all.findIndex(other => equal(caseless(other), caseless(each))) === place)
F.list = value => items(value).slice()
F.reverse = value => (isText(value) ? like(value, inside => Array.from(inside).reverse().join("")) : items(value).slice().reverse())
F.items = value => (value === undefined ? [] : Object.entries(value))
F.dictsort = value => Object.entries(value).sort((a, b) => order(caseless(a[0]), caseless(b[0])))

// JSON as Python writes it: sorted keys, a space after commas and colons, ASCII only.
function json(value) {
  if (value === undefined) throw TypeError("undefined is not JSON")
  if (value === null) return "null"
  if (value instanceof Float) return floatText(value.n)
  if (isText(value)) return JSON.stringify(text(value)).replace(/[\u007f-\uffff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`
  if (typeof value === "object") return `{${Object.keys(value).sort(orderOfTexts).map(key => `${json(key)}: ${json(value[key])}`).join(", ")}}`
  return String(value)
}

I.defined = value => value !== undefined
I.undefined = value => value === undefined
I.none = value => value === null
I.string = isText
I.number = value => isNumber(value) || typeof value === "boolean"
I.integer = value => typeof value === "number" && Number.isInteger(value)
I.boolean = value => typeof value === "boolean"
I.true = value => value === true
I.false = value => value === false
I.mapping = isObject
I.iterable = value => Array.isArray(value) || isText(value) || isObject(value) || value === undefined
I.sequence = I.iterable
I.odd = value => Math.abs(number(value) % 2) === 1
I.even = value => number(value) % 2 === 0
I.divisibleby = (value, by) => number(value) % number(by) === 0
I.eq = equal
I.equalto = equal
I.ne = comparisons.ne
I.lt = comparisons.lt
I.gt = comparisons.gt
I.in = contains

SM.upper = F.upper
SM.lower = F.lower
SM.strip = F.trim
SM.startswith = (value, start) => items(Array.isArray(start) ? start : [start]).some(each => text(value).startsWith(text(each)))
SM.endswith = (value, end) => items(Array.isArray(end) ? end : [end]).some(each => text(value).endsWith(text(each)))
SM.split = (value, between) => {
  const whole = text(value)
  const parts = between === undefined || between === null ? words(whole) : whole.split(text(between))
  return value instanceof Markup ? parts.map(markup) : parts
}
SM.replace = F.replace
SM.join = (value, list) => F.join.call(0, list, value)
DM.items = value => Object.entries(value)
DM.keys = value => Object.keys(value)
DM.values = value => Object.values(value)
DM.get = (value, key, other = null) => (own(value, key) ? value[key] : other)

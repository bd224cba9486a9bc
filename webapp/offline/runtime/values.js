// What Python's values mean: truth, equality, order, str() and escaping, for templates compiled by compiler.py.
export const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key)

// Text that is HTML already.
export class Markup {
  constructor(text) { this.s = text }
  toString() { return this.s }
}

// A number that Python would print with its point.
export class Float {
  constructor(number) { this.n = number }
  valueOf() { return this.n }
  toString() { return floatText(this.n) }
}

export class Namespace {}

// What a template sees as `loop`.
export class Loop {
  constructor(items) {
    this.a = items
    this.i = -1
    this.length = items.length
    this.depth = 1
  }

  n() {
    const at = ++this.i
    this.index = at + 1
    this.index0 = at
    this.first = at === 0
    this.last = at === this.length - 1
    this.revindex = this.length - at
    this.revindex0 = this.length - at - 1
    this.previtem = this.a[at - 1]
    this.nextitem = this.a[at + 1]
  }
}

export const LOOP_NAMES = new Set([
  "index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem", "depth",
])
export const LOOP_DEEDS = {
  cycle: loop => callable(values => values[loop.i % values.length]),
  changed: loop => callable(values => {
    const now = JSON.stringify(values)
    const changed = loop.before !== now
    loop.before = now
    return changed
  }),
}

// Only functions marked here can be called from a template.
export const CALLABLE = Symbol("callable")
export function callable(deed) {
  deed[CALLABLE] = true
  return deed
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" }
export const escaped = text => text.replace(/[&<>"']/g, sign => ENTITIES[sign])
export const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Markup) && !(value instanceof Float)
export const isText = value => typeof value === "string" || value instanceof Markup
export const isNumber = value => typeof value === "number" || value instanceof Float
export const markup = text => new Markup(text)
export const html = value => (value instanceof Markup ? value.s : escaped(text(value)))
export const number = value => (value instanceof Float ? value.n : typeof value === "boolean" ? +value : value)
const plain = value => (value instanceof Markup ? value.s : number(value))
export const like = (value, change) => (value instanceof Markup ? markup(change(value.s)) : change(text(value)))

export function floatText(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`
  if (!isFinite(value)) return value > 0 ? "inf" : value < 0 ? "-inf" : "nan"
  return String(value).replace(/e([+-])(\d)$/, "e$10$2")
}

function repr(value) {
  if (value instanceof Markup) return `Markup(${repr(value.s)})`
  if (typeof value !== "string") return text(value)
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const inside = value.replace(/\\/g, "\\\\").replace(/\n/g, "\\n")
  return quote + (quote === "'" ? inside.replace(/'/g, "\\'") : inside) + quote
}

// str() of Python.
export function text(value) {
  if (value === undefined) return ""
  if (value === null) return "None"
  if (typeof value === "string") return value
  if (typeof value === "boolean") return value ? "True" : "False"
  if (typeof value === "number" || value instanceof Markup || value instanceof Float) return String(value)
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`
  if (typeof value === "object") return `{${Object.keys(value).map(key => `${repr(key)}: ${repr(value[key])}`).join(", ")}}`
  throw TypeError(`${typeof value} can't be written`)
}

// bool() of Python: an empty list and an empty dict are false.
export function truth(value) {
  if (value === undefined || value === null || value === false || value === 0 || value === "") return false
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Markup) return value.s !== ""
  if (value instanceof Float) return value.n !== 0
  if (value instanceof Namespace || value instanceof Loop || typeof value !== "object") return true
  return Object.keys(value).length > 0
}

export function equal(a, b) {
  const [left, right] = [plain(a), plain(b)]
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, at) => equal(item, right[at]))
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every(key => own(right, key) && equal(left[key], right[key]))
}

// What strip() and split() take for blank; JavaScript's \s is another set.
const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+"
const BLANKS = new RegExp(BLANK)
const AROUND = new RegExp(`^${BLANK}|${BLANK}$`, "g")
export const words = text => text.split(BLANKS).filter(Boolean)
export const trimmed = text => text.replace(AROUND, "")

// Texts by their code points, as Python orders them; JavaScript puts surrogates before the last of the BMP.
const rank = unit => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
export function orderOfTexts(a, b) {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
    if (difference) return difference
  }
  return a.length - b.length
}

// Less than 0, 0 or more; what Python can't order, this doesn't either.
export function order(a, b) {
  const [left, right] = [plain(a), plain(b)]
  if (typeof left !== typeof right || left === null || right === null || left === undefined) throw TypeError("can't be ordered")
  if (typeof left === "string") return orderOfTexts(left, right)
  if (!Array.isArray(left)) return left < right ? -1 : left > right ? 1 : 0
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const first = order(left[at], right[at])
    if (first) return first
  }
  return left.length - right.length
}

export function contains(item, whole) {
  if (whole === undefined) throw Error("UndefinedError: in")
  if (isText(whole)) return text(whole).includes(text(item))
  if (Array.isArray(whole)) return whole.some(each => equal(each, item))
  if (isObject(whole)) return own(whole, text(item))
  throw TypeError("nothing can be in this")
}

export function items(value) {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  if (isText(value)) return Array.from(text(value))
  if (value !== null && typeof value === "object" && !(value instanceof Loop)) return Object.keys(value)
  throw TypeError(`not iterable: ${text(value)}`)
}

export const float = (a, b, result) => (a instanceof Float || b instanceof Float || !Number.isInteger(result) ? new Float(result) : result)

// The canonical form of a field's values. The twin of field.py; tests/fields/values.json pins both.
import { written } from "./places.js"

const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g
const DASHES = /[\u2010-\u2015\u2212]/g
const BLANKS = /[\s\u200b]+/g
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

// A value no form of ours would hold.
export class Refused extends Error {}

// The canonical form of a text: NFC, trimmed, no control characters; an empty one is null.
export function clean(value, lines = false) {
  const text = value.replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(CONTROL, "").normalize("NFC")
  return (lines ? text.trim() : text.replace(BLANKS, " ").trim()) || null
}

// The one form in which a value of this field is kept, compared and sent; empty is null.
export function canonical(field, value) {
  if (value === undefined || value === null || value === "") return null
  if (field.kind === "switch") return canonicalSwitch(value)
  if (field.kind === "place") return canonicalPlace(field, value)
  if (field.kind === "set") return canonicalSet(value)
  if (typeof value !== "string") throw new Refused(`${field.name}: a text is expected`)
  if (field.kind === "id") return canonicalId(value)
  const text = clean(value, field.kind === "lines")
  return text && ((TIDY[field.kind] ?? (same => same))(text) || null)
}

function canonicalSwitch(value) {
  if (![true, false, "1", "0"].includes(value)) throw new Refused("yes or no is expected")
  return value === true || value === "1" ? true : null
}

// A place keeps its parts in one order and leaves out the empty ones.
function canonicalPlace(field, value) {
  const found = Object.fromEntries(field.parts.map(part => [part.name, canonical(part, value[part.name])]))
  if (found.postcode) found.postcode = written(found.country, found.postcode)
  const filled = Object.entries(found).filter(([, text]) => text !== null)
  return filled.length ? Object.fromEntries(filled) : null
}

function canonicalSet(value) {
  const ids = [...new Set(value.map(canonicalId))].sort()
  return ids.length ? ids : null
}

function canonicalId(value) {
  const id = String(value).toLowerCase()
  if (!UUID.test(id)) throw new Refused("an id is a UUID")
  return id
}

function lowerDomain(text) {
  const at = text.lastIndexOf("@") + 1
  return text.slice(0, at) + text.slice(at).toLowerCase()
}

const dialled = text => text.replace(INVISIBLE, "").replace(DASHES, "-").trim()
const upper = text => asciiDigits(text).toUpperCase()
const TIDY = { phone: dialled, email: lowerDomain, postcode: upper, country: upper, digits: asciiDigits }

// Arabic, Persian and full-width digits as ASCII; everything else as it was.
export function asciiDigits(text) {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, digit => String(digit.charCodeAt(0) & 15))
}

// The digits of a number, however it is written.
export function digits(text) {
  return asciiDigits(text ?? "").replace(/[^0-9]/g, "")
}

// Whether two canonical values are the same, as `==` says in Python.
export function same(a, b) {
  const sorted = value => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).sort() : value ?? null)
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

// The units of a form: each field that was on the screen, with what stood there and what stands there now.
import { FIELDS } from "data"
import { canonical, Refused, same } from "../fields/field.js"
import { notAChoice } from "../fields/rule.js"
import { inputs, value } from "../fields/typed.js"

const BESIDE = ["label", "alert", "question"]

// A unit for each field that was on the screen; a field left out of the form is not a change.
export function unitsFor(fields, prefix, old, typed) {
  const drawn = fields.filter(field => inputs(field, prefix).some(name => name in typed))
  return drawn.map(field => unitOf(field, prefix, canonicalOrNull(field, old[field.name]), typed))
}

function unitOf(field, prefix, old, typed) {
  try {
    const data = canonical(field, value(field, prefix, typed))
    return { field, prefix, old, data, wrong: null, changed: !same(data, old) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { field, prefix, old, data: old, wrong: notAChoice(), changed: false }
  }
}

function canonicalOrNull(field, value) {
  try {
    return canonical(field, value)
  } catch {
    return null
  }
}

export const filled = units => Object.fromEntries(units.filter(unit => unit.data !== null).map(unit => [unit.field.name, unit.data]))
export const wholeOf = (kind, before) => Object.fromEntries(FIELDS[kind].map(field => [field.name, before[field.name] ?? null]))

// Whether a unit holds more than a label and a country, which are there before anything is typed.
export function saysSomething(unit) {
  if (unit.field.kind === "place") return Object.keys(unit.data ?? {}).some(name => name !== "country")
  return !BESIDE.includes(unit.field.name) && unit.data !== null
}

// The changes of one unit: one; of a set, one for each member put in or taken out.
export function setOf(unit, kind, id, of) {
  const change = { do: "set", kind, id, of, field: unit.field.name }
  if (unit.field.kind !== "set") return [{ ...change, old: unit.old, new: unit.data }]
  const [old, now] = [unit.old ?? [], unit.data ?? []]
  const out = old.filter(member => !now.includes(member)).sort()
  const put = now.filter(member => !old.includes(member)).sort()
  return [...out.map(member => ({ ...change, old: member, new: null })), ...put.map(member => ({ ...change, old: null, new: member }))]
}

// The input a sentence about a unit stands at.
export function inputOf(unit) {
  return unit.wrong.part ? unit.prefix + unit.wrong.part : inputs(unit.field, unit.prefix)[0]
}

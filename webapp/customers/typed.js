// Between a card and the form of her record. The twin of typed.py.
import { FIELDS, PARTS, PLURALS } from "data"
import { digits } from "../fields/field.js"
import { texts } from "../fields/typed.js"
import { trimmed } from "../offline/runtime/values.js"

export const prefix = part => `p_${part.id}_`
export const partsOf = card => PARTS.flatMap(kind => card[PLURALS[kind]])
const chosen = (fields, record) => Object.fromEntries(fields.map(field => [field.name, record[field.name] ?? null]))

// Everything the inputs of her record hold: `{input: text}`.
export function ofCard(card) {
  const found = FIELDS.customer.map(field => texts(field, "c_", card[field.name]))
  for (const part of partsOf(card)) found.push(...FIELDS[part.kind].map(field => texts(field, prefix(part), part[field.name])))
  return Object.assign({}, ...found)
}

// The values as they are drawn, that an edit is typed over.
export function seen(card) {
  const parts = partsOf(card).map(part => [part.id, { kind: part.kind, ...chosen(FIELDS[part.kind], part) }])
  return { c: chosen(FIELDS.customer, card), p: Object.fromEntries(parts) }
}

// The card of a customer who isn't there yet.
export function blank(id) {
  const sections = Object.fromEntries(Object.values(PLURALS).map(plural => [plural, []]))
  return { id, number: null, version: null, changed_at: null, ...chosen(FIELDS.customer, {}), ...emptySets(), ...sections, conflicts: [] }
}

const emptySets = () => Object.fromEntries(FIELDS.customer.filter(field => field.kind === "set").map(field => [field.name, []]))

// A card with all that today's cards have, also where an older release made it.
export const whole = card => ({ ...blank(card.id), ...card })

// What a search for somebody unknown says about her: a phone number, or a first and a last name.
export function named(text, asked) {
  const phone = asked.find(part => part.kind === "phone")
  if (digits(text).length >= 6) return { [`${prefix(phone)}number`]: text }
  const whole = trimmed(text)
  if (!whole) return {}
  const at = whole.lastIndexOf(" ")
  return { c_given: at < 0 ? "" : whole.slice(0, at), c_family: whole.slice(at + 1) }
}

// The sections of a record that are drawn by a loop over the fields. The twin of sections.py.
import { FIELDS, SECTIONS } from "data"
import { inputs } from "../fields/typed.js"

const inputsOf = section => FIELDS.customer.filter(field => field.section === section).flatMap(field => inputs(field, "c_"))
const INPUTS = new Map(SECTIONS.map(([name]) => [name, inputsOf(name)]))

// Those stay closed that hold and say nothing.
export function sections(values, errors) {
  return SECTIONS.map(([name, title]) => ({ name, title, open: INPUTS.get(name).some(input => Boolean(values[input]) || input in errors) }))
}

// What a new customer has before anything is typed: the group that new customers belong to.
export function usual(card, things) {
  const group = card.version === null && things.groups.find(one => one.usual && !one.gone)
  return group ? { c_group: group.id } : {}
}

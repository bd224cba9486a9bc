// What the tests ask of the twins.
import "../../webapp/questions/card.js"
import { FIELDS } from "data"
import { canonical, Refused } from "../../webapp/fields/field.js"
import { check } from "../../webapp/fields/rule.js"
import { CustomerForm } from "../../webapp/customers/form.js"
import { spellings } from "../../webapp/customers/folding.js"
import { askedFilter, held, picked, span } from "../../webapp/customers/filter.js"
import { texts, traits } from "../../webapp/customers/traits.js"
import { key, line, rank, readings } from "../../webapp/customers/line.js"
import { people } from "../../webapp/customers/people.js"
import { record } from "../../webapp/customers/record.js"
import { row } from "../../webapp/customers/row.js"
import { same } from "../../webapp/customers/twins.js"
import { named, ofCard, seen } from "../../webapp/customers/typed.js"
import { speak } from "../../webapp/i18n.js"

const NAMED = { number: ["phone", 1], label: ["phone", 0], address: ["email", 1], place: ["address", 1] }
function fieldOf(name) {
  if (!NAMED[name]) return FIELDS.customer.find(field => field.name === name)
  const [kind, at] = NAMED[name]
  return FIELDS[kind][at]
}

function judged(name, typed) {
  const field = fieldOf(name)
  try {
    const value = canonical(field, typed)
    return [value, check(field, value, "GB")]
  } catch (error) {
    if (error instanceof Refused) return ["refused", null]
    throw error
  }
}

// What a form says of what was typed, and what it would save.
function formed(sent, home, id, isNew) {
  const pairs = Object.entries(sent).flatMap(([name, texts]) => [texts].flat().map(text => [name, text]))
  const form = new CustomerForm(new URLSearchParams(pairs), home, id, isNew)
  return [form.validate(), form.sentences(), form.changes()]
}

export const api = { askedFilter, held, picked, span, texts, traits, formed, judged, key, line, named, ofCard, people, rank, readings, record, row, same, seen, speak, spellings }

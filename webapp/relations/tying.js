// The changes that relate two customers, and part them again. The twin of tying.py.
import { FIELDS } from "data"
import { clean } from "../fields/field.js"
import { check, notAChoice } from "../fields/rule.js"
import { trimmed } from "../offline/runtime/values.js"
import { uuid7 } from "../uuid7.js"
import { apart, makesAHousehold } from "./household.js"
import { TURNED } from "./related.js"

const NOBODY = "Choose a customer of this address book"
const HERSELF = "Nobody is related to herself. Choose another customer"
const ALREADY = "They are related like this already"
const NOTE = FIELDS.relation.at(-1)

// What was typed into the form of a new relation.
export function typed(form) {
  return { other: trimmed(form.get("other") ?? ""), type: trimmed(form.get("type") ?? ""), note: form.get("note") ?? "" }
}

// What is wrong with it, `{input: {text, values}}`.
export function wrong(card, other, types, typed) {
  const found = {
    other: wrongOther(card, other, types, typed),
    type: meant(typed.type, types)[0] ? null : notAChoice(),
    note: check(NOTE, clean(typed.note)),
  }
  return Object.fromEntries(Object.entries(found).filter(([, one]) => one))
}

function wrongOther(card, other, types, typed) {
  if (typed.other === card.id) return { text: HERSELF, values: {} }
  if (!other) return { text: NOBODY, values: {} }
  const [kind, turned] = meant(typed.type, types)
  const known = kind && card.relations.some(relation => same(relation, other, kind, turned))
  return known ? { text: ALREADY, values: {} } : null
}

const same = (relation, other, kind, turned) => relation.other === other.id && relation.type === kind.id && Boolean(relation.turned) === turned

function meant(text, types) {
  const kind = types.find(one => one.id === (text.endsWith(TURNED) ? text.slice(0, -1) : text) && !one.gone)
  return [kind ?? null, Boolean(kind?.counterpart && text.endsWith(TURNED))]
}

// The changes that relate these two.
export function tied(card, other, types, typed) {
  const [kind, turned] = meant(typed.type, types)
  return both(card, other, kind, turned, clean(typed.note))
}

function both(card, other, kind, turned, note = null) {
  const id = uuid7()
  const back = Boolean(kind.counterpart) && !turned
  return [add(id, card, other, kind, turned, note), add(mirrored(id), other, card, kind, back, note)]
}

// The id of the other customer's part of a relation: they differ in the last bit.
const mirrored = id => id.slice(0, -1) + (parseInt(id.at(-1), 16) ^ 1).toString(16)

function add(id, card, other, kind, turned, note) {
  const given = { other: other.id, type: kind.id, ...(turned && { turned }), ...(note && { note }) }
  return { do: "add", kind: "relation", id, of: card.id, field: null, old: null, new: given }
}

// The changes that remove these relations of hers; cards: a Map of the others, as far as they are here.
export function parted(card, relations, cards) {
  return relations.flatMap(relation => untied(card, relation, cards.get(relation.other)))
}

function untied(card, relation, other) {
  const theirs = other?.relations.filter(one => one.id === mirrored(relation.id)) ?? []
  return [remove(card, relation), ...theirs.map(one => remove(other, one))]
}

function remove(card, relation) {
  const old = Object.fromEntries(FIELDS.relation.map(field => [field.name, relation[field.name] ?? null]))
  return { do: "remove", kind: "relation", id: relation.id, of: card.id, field: null, old, new: null }
}

// The changes by which she leaves her household. The others stay together: where only she was between them, they are
// tied to each other.
export async function left(card, members, cards, types) {
  const hers = card.relations.filter(relation => makesAHousehold(relation, types))
  const plain = types.find(one => one.household && !one.counterpart && !one.gone)
  const [first, ...others] = await apart(members, types)
  const bridges = plain ? others.flatMap(group => both(first[0], group[0], plain, false)) : []
  return [...parted(card, hers, cards), ...bridges]
}

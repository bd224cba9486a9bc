// A conflict as it is drawn. The twin of compare.py.
import { COUNTRIES, FIELDS, GONE } from "data"
import { day } from "../dates.js"
import { _, language } from "../i18n.js"
import { own } from "../offline/runtime/values.js"
import { partsOf } from "./typed.js"

// One conflict of a card; the first option is what stands.
export function compared(card, clash, things) {
  const standing = valueIn(card, clash)
  const now = { id: "standing", text: words(card, clash, standing, things), ...clash.standing }
  return {
    kind: clash.kind,
    record: clash.record,
    field: clash.field,
    label: fieldIn(clash).label,
    gone: clash.field === GONE.name,
    old: standing,
    options: [now, ...clash.candidates.map(candidate => ({ ...candidate, text: words(card, clash, candidate.value, things) }))],
    settles: clash.candidates.map(candidate => candidate.id).join(","),
  }
}

const fieldIn = clash => FIELDS[clash.kind].find(field => field.name === clash.field) ?? GONE
const partIn = (card, clash) => partsOf(card).find(part => part.id === clash.record)
const street = place => Object.values(place ?? {}).join(", ")

// What stands in the card now.
export function valueIn(card, clash) {
  if (clash.kind === "customer") return card[clash.field]
  const part = partIn(card, clash)
  if (clash.field === GONE.name) return part ? null : true
  return part ? part[clash.field] : null
}

// A value in words a person compares.
function words(card, clash, value, things) {
  const field = fieldIn(clash)
  if (field.name === GONE.name) return value ? _("Removed") : kept(partIn(card, clash), clash.kind) || _("Kept")
  if (field.kind === "id" && value) return chosen(card, value, things) || _("Removed")
  return said(field, value)
}

// What an id stands for: a thing of the organisation, else a part of hers.
function chosen(card, id, things) {
  const part = partsOf(card).find(part => part.id === id)
  return Object.values(things).flat().findLast(one => one.id === id)?.name || (part && kept(part, part.kind))
}

// A value of a field in words.
export function said(field, value) {
  if (field.kind === "place") return street(value) || _("Nothing")
  if (field.kind === "switch") return value ? _("Yes") : _("No")
  if (field.kind === "day" && value) return day(value)
  if (field.kind === "hash" && value) return _("A photo")
  if (field.kind === "country" && value) return own(COUNTRIES[language()], value) ? COUNTRIES[language()][value] : value
  const choice = field.choices.find(([key]) => key === (value || ""))
  return choice ? _(choice[1]) : value || _("Nothing")
}

// What a part says, where that can be read.
function kept(part, kind) {
  const said = part?.[main(kind).name]
  return said && typeof said === "object" ? street(said) : said
}

// The field that says what a part is about: a phone's number, a note's text.
const main = kind => FIELDS[kind].find(field => field.name !== "label")

// What a kind of record is called.
export const name = kind => (kind === "customer" ? "Customer" : main(kind).label)

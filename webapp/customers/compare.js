// A conflict as it is drawn. The twin of compare.py.
import { FIELDS, GONE } from "data"
import { day } from "../dates.js"
import { _ } from "../i18n.js"
import { partsOf } from "./typed.js"

// One conflict of a card; the first option is what stands.
export function compared(card, clash) {
  const standing = valueIn(card, clash)
  const now = { id: "standing", text: words(card, clash, standing), ...clash.standing }
  return {
    kind: clash.kind,
    record: clash.record,
    field: clash.field,
    label: fieldIn(clash).label,
    gone: clash.field === GONE.name,
    old: standing,
    options: [now, ...clash.candidates.map(candidate => ({ ...candidate, text: words(card, clash, candidate.value) }))],
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
function words(card, clash, value) {
  const field = fieldIn(clash)
  if (field.name === GONE.name) return value ? _("Removed") : kept(partIn(card, clash), clash.kind) || _("Kept")
  return said(field, value)
}

// A value of a field in words.
export function said(field, value) {
  if (field.kind === "place") return street(value) || _("Nothing")
  if (field.kind === "switch") return value ? _("Yes") : _("No")
  if (field.kind === "day" && value) return day(value)
  if (field.kind === "hash" && value) return _("A photo")
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

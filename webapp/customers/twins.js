// Is she in the book already? Somebody of the same name with the same street, phone or e-mail. The twin of twins.py.
import { REACH } from "data"
import { overlaid } from "../changes/overlay.js"
import { fold, sortKey } from "./folding.js"
import { phoneDigits } from "./line.js"
import { who } from "./record.js"
import { row } from "./row.js"

const NAMES = ["given", "family", "business", "company"]

// Who of the book is the same person as a customer by what these changes do to her: `{id, name, street, an}`, or null.
export async function twinOf(world, before, changes, id) {
  if (!changes.some(change => REACH.includes(change.kind) || change.do === "add" || NAMES.includes(change.field))) return null
  const after = overlaid(before.version === null ? null : before, id, [{ changes, ofs: [id], made_at: "" }])
  const known = await world.cards(world.book.called(firstKey(after)).filter(other => other !== id))
  const twin = known.find(one => one && same(after, one) && !same(before, one))
  return twin ? told(twin) : null
}

// Where the list has whoever is called like her; her company may follow.
function firstKey(card) {
  return sortKey(card.given, card.family, isPerson(card) ? null : card.company, card.business)
}

const isPerson = card => !card.business && (card.given || card.family)

// Whether two cards are of one person.
export function same(one, other) {
  const hers = marks(one)
  return called(one) === called(other) && called(one) !== "" && marks(other).some(mark => hers.includes(mark))
}

function called(card) {
  const names = isPerson(card) ? [card.given, card.family] : [card.company]
  return fold(names.filter(Boolean).join(" "))
}

// What is hers alone, or shared by a household: her phones, e-mail addresses and streets, however written.
function marks(card) {
  const phones = card.phones.filter(phone => phone.number).map(phone => `phone ${phoneDigits(phone).slice(-9)}`)
  const emails = card.emails.filter(email => email.address).map(email => `email ${email.address.toLowerCase()}`)
  const streets = card.addresses.map(address => streetOf(address.place ?? {})).filter(Boolean).map(street => `street ${street}`)
  return [...phones, ...emails, ...streets]
}

// A street with its number, and where that is; null without a street.
function streetOf(place) {
  if (!place.line1) return null
  return fold(`${place.line1} ${(place.postcode ?? "").replaceAll(" ", "") || place.town || ""}`)
}

// How a twin is spoken of; an: whether her name asks for "an" and not for "a".
function told(card) {
  const { name } = who(card)
  return { id: card.id, name, street: row(card).street, an: /^[aeiou]/.test(fold(name)) }
}

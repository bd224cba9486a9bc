// What filters ask of a customer: words that are true of her, and texts. The twin of traits.py.
import { FIELDS, SAID_OTHERWISE } from "data"
import { digits } from "../fields/field.js"
import { alerts } from "./alert.js"
import { spellings } from "./folding.js"
import { tightPostcode } from "./line.js"

export const MORE = [] // what other rooms tell of a card: functions answering words
const PARTS = ["email", "phone", "address"]
const words = text => text.split(" ").filter(Boolean)

// The words that are true of a card.
export function traits(card) {
  const have = [card.emails, card.phones, card.addresses].map((parts, at) => `${parts.length ? "has" : "no"}-${PARTS[at]}`)
  const countries = new Set(card.addresses.map(({ place }) => place?.country).filter(Boolean))
  const own = [...have, card.business ? "business" : "person", card.status || "active", ...(alerts(card).length ? ["alert"] : []), ...[...countries].sort().map(code => `country-${code.toLowerCase()}`)]
  return [...own, ...FIELDS.customer.flatMap(field => ofField(field, card[field.name])), ...MORE.flatMap(tell => tell(card))]
}

// The words of one field: the ids it holds, or `name.value` of a choice.
function ofField(field, value) {
  if (field.of) return value ? [value].flat() : []
  if (SAID_OTHERWISE.includes(field.name)) return []
  if (field.kind === "switch") return [`${field.name}.${value ? "1" : "0"}`]
  return value && ["choice", "country"].includes(field.kind) ? [`${field.name}.${value.toLowerCase()}`] : []
}

// What filters by a text find her by: `name:text`, once from the start of each of its words.
export function texts(card) {
  const found = ["given", "family", "company"].map(name => [name, card[name]])
  for (const { address } of card.emails) found.push(...sides(address).map(part => ["email", part]))
  for (const address of card.addresses) {
    found.push(...["town", "region", "postcode"].map(name => [name, address.place?.[name]]), ["postcode", tightPostcode(address)])
  }
  const starts = found.filter(([, text]) => text).flatMap(([name, text]) => spellings(text).flatMap(ends).map(end => `${name}:${end}`))
  return [...new Set([...starts, ...card.phones.flatMap(numbers).map(number => `phone:${number}`)])]
}

// An e-mail address as a whole, and what stands behind its @.
const sides = address => (address ? [address, address.slice(address.lastIndexOf("@") + 1)] : [])

// A text from the start of each of its words to its end.
function ends(text) {
  const all = words(text.replaceAll(",", " "))
  return all.map((_, at) => all.slice(at).join(" "))
}

// A number with its country and as it was typed, both without zeros in front.
const numbers = phone => [digits(phone.e164), digits(phone.number).replace(/^0+/, "")].filter(Boolean)

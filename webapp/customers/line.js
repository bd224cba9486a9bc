// The search line: everything a customer may be found by, folded. The twin of line.py.
import { asciiDigits, digits } from "../fields/field.js"
import { fold, sortKey, spellings } from "./folding.js"

const NUMBER = /^[0-9 +()./*#-]+$/

// The search line of a card.
export function line(card) {
  const words = [card.given, card.family, card.company, String(card.number || "")]
  words.push(...card.emails.map(email => email.address))
  for (const address of card.addresses) words.push(...Object.values(address.place ?? {}))
  const found = words.filter(Boolean).flatMap(spellings)
  found.push(...card.phones.filter(phone => phone.number).map(phoneDigits))
  found.push(...card.addresses.map(tightPostcode).filter(Boolean))
  return ` ${[...new Set(found)].join(" ")} `
}

// International digits where they are known; otherwise as typed, without the zeros in front.
function phoneDigits(phone) {
  return digits(phone.e164) || digits(phone.number).replace(/^0+/, "")
}

function tightPostcode(address) {
  const code = fold(address.place?.postcode ?? "")
  return code.includes(" ") ? code.replaceAll(" ", "") : null
}

// How a query may be meant: each reading is a list of needles that must all be in the line.
export function readings(query) {
  const asked = asciiDigits(query)
  const words = fold(asked).replaceAll('"', "").split(" ").filter(Boolean)
  const meant = words.length ? [words] : []
  if (NUMBER.test(asked) && digits(query).length >= 3) meant.unshift([digits(query).replace(/^0+/, "") || "0"])
  return meant.filter((reading, at) => !meant.slice(0, at).some(other => other.join("\n") === reading.join("\n")))
}

// 0 where every needle is a whole word, 1 where each starts one, 2 inside; null where it isn't found.
export function rank(line, meant) {
  if (!meant.length) return 0
  const best = Math.min(...meant.map(needles => Math.max(...needles.map(needle => place(line, needle)))))
  return best < 3 ? best : null
}

function place(line, needle) {
  if (!line.includes(needle)) return 3
  if (line.includes(` ${needle} `)) return 0
  return line.includes(` ${needle}`) ? 1 : 2
}

export function key(card) {
  return sortKey(card.given, card.family, card.company, card.business)
}

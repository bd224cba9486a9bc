// The search line: everything a customer may be found by, folded. The twin of line.py.
import { asciiDigits, digits } from "../fields/field.js"
import { fold, sortKey, spellings } from "./folding.js"

export const MORE = [] // what other rooms let her be found by: functions of a card answering texts
const NUMBER = /^[0-9 +()./*#-]+$/

// The search line of a card.
export function line(card) {
  const words = [card.given, card.family, card.company, String(card.number || ""), card.reference, card.gift_card]
  words.push(...(card.numbers ?? []).map(String))
  words.push(...card.emails.map(email => email.address))
  words.push(...MORE.flatMap(tell => tell(card)))
  for (const address of card.addresses) words.push(...Object.values(address.place ?? {}))
  const found = words.filter(Boolean).flatMap(spellings)
  found.push(...card.phones.filter(phone => phone.number).map(phoneDigits))
  found.push(...card.addresses.map(tightPostcode).filter(Boolean))
  return ` ${[...new Set(found)].join(" ")} `
}

// International digits where they are known; otherwise as typed, without the zeros in front.
export function phoneDigits(phone) {
  return digits(phone.e164) || digits(phone.number).replace(/^0+/, "")
}

export function tightPostcode(address) {
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

// 0 where every needle is a whole word, 1 where each starts one, 2 inside; null where it isn't found. The search's inner loop.
export function rank(line, meant) {
  let best = meant.length ? 3 : 0
  for (const needles of meant) {
    let worst = 0
    for (let at = 0; at < needles.length && worst < best; at++) worst = Math.max(worst, place(line, needles[at]))
    best = Math.min(best, worst)
  }
  return best < 3 ? best : null
}

const BLANK = 32 // the code of a space

function place(line, needle) {
  let best = 3
  for (let at = line.indexOf(needle); at >= 0; at = line.indexOf(needle, at + 1)) {
    if (line.charCodeAt(at - 1) !== BLANK) best = Math.min(best, 2)
    else if (line.charCodeAt(at + needle.length) === BLANK) return 0
    else best = 1
  }
  return best
}

export function key(card) {
  return sortKey(card.given, card.family, card.company, card.business)
}

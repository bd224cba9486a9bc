// What filters ask of a customer beside her labels and her birthday, each as a word. The twin of traits.py.
const PARTS = ["email", "phone", "address"]
export const SPECIAL = ["today", "birthdays", "incomplete", "compare"]
const TRAIT = /^((has|no)-(email|phone|address)|business|person|active|inactive|country-[a-z]{2})$/
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const MOST = 12

// The words that are true of a card.
export function traits(card) {
  const have = [card.emails, card.phones, card.addresses].map((parts, at) => `${parts.length ? "has" : "no"}-${PARTS[at]}`)
  const countries = new Set(card.addresses.map(({ place }) => place?.country).filter(Boolean))
  return [...have, card.business ? "business" : "person", card.status || "active", ...[...countries].sort().map(code => `country-${code.toLowerCase()}`)]
}

// A filter in one text from what an address says.
export function knownFilter(asked) {
  const words = asked.flatMap(text => text.split(",")).map(known).filter(Boolean)
  return [...new Set(words)].slice(0, MOST).join(",")
}

function known(word) {
  if (SPECIAL.includes(word) || TRAIT.test(word)) return word
  return UUID.test(word) ? word.toLowerCase() : ""
}

// The words of a filter to be shown and taken away.
export function picked(filter, things) {
  const words = filter ? filter.split(",") : []
  const names = new Map(Object.values(things).flat().map(one => [one.id, one.name]))
  return words.map(word => ({
    word,
    country: word.startsWith("country-") ? word.slice(-2).toUpperCase() : null,
    label: names.get(word) ?? null,
    without: words.filter(other => other !== word).join(","),
  }))
}

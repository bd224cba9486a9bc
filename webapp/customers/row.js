// The list row: the little of a card that the list shows. The twin of row.py.
import { alert } from "./alert.js"
import { key } from "./line.js"

// The row of a card: who she is, where she lives, her labels.
export function row(card) {
  const address = first(card.addresses, card.primary_address)
  return {
    id: card.id,
    given: card.given,
    family: card.family,
    company: card.company,
    business: card.business,
    photo: card.photo,
    letter: letter(card),
    street: street(address?.place ?? {}),
    labels: card.labels,
    birthday: card.birthday,
    status: card.status,
    conflicts: card.conflicts.length,
    alert: alert(card),
    complete: complete(card),
  }
}

// The shortest way to say where she lives.
function street(place) {
  return ["line2", "line1"].map(name => place[name]).filter(Boolean).join(", ") || (place.town ?? null)
}

// The heading she stands under: A to Z, or # for everybody else.
function letter(card) {
  const start = key(card).slice(0, 1)
  return start >= "a" && start <= "z" ? start.toUpperCase() : "#"
}

// The part that was chosen as the first one, else the one that was there first.
export function first(parts, primary) {
  return parts.find(part => part.id === primary) ?? parts[0] ?? null
}

// Whether nothing is missing that a new customer would be asked for.
function complete(card) {
  const named = card.business ? card.company : card.given && card.family
  return Boolean(named && (card.phones.length || card.emails.length || card.addresses.length))
}

// The section "Related" of a record: from cards to all its template needs. The twin of related.py.
import { alert } from "../customers/alert.js"
import { who } from "../customers/record.js"
import { row } from "../customers/row.js"
import { digits } from "../fields/field.js"
import { _ } from "../i18n.js"
import { makesAHousehold } from "./household.js"

export const TURNED = "~"
const SHOWN = 8

// The context of the section; cards: a Map of those she is related to, as far as they are in the book.
export function related(card, cards, types, adding = null) {
  const mine = card.relations.filter(relation => relation.other !== card.id)
  return {
    rows: mine.map(relation => drawn(relation, cards.get(relation.other), types)),
    household: mine.some(relation => makesAHousehold(relation, types)),
    adding,
  }
}

function drawn(relation, other, types) {
  return {
    id: relation.id,
    other: relation.other,
    who: other ? who(other) : null,
    says: says(relation, types),
    note: relation.note,
    binned: Boolean(other?.binned),
    alert: other ? alert(other) : null,
  }
}

// What she is to the other one, in the organisation's words.
function says(relation, types) {
  const known = types.find(one => one.id === relation.type)
  if (!known) return _("Related to")
  return relation.turned && known.counterpart ? known.counterpart : known.name
}

// What a new relation chooses from, each kind from both its sides.
export function choices(types) {
  return types.filter(one => !one.gone).flatMap(one => [[one.id, one.name], ...(one.counterpart ? [[one.id + TURNED, one.counterpart]] : [])])
}

// The form for one more relation; cards: what the query finds, the best first.
export function adding(card, types, query, cards, typed, errors) {
  const found = byNumber(cards, query).filter(one => one.id !== card.id).map(cardFound).slice(0, SHOWN)
  const only = found.length === 1 ? found[0].id : ""
  return { name: who(card).name, query, found, choices: choices(types), typed: { ...typed, other: typed.other || only }, errors }
}

// How many customers are looked at.
export const most = query => (isNumber(query) ? 200 : SHOWN + 1)
const isNumber = query => query !== "" && digits(query) === query

// Whoever has exactly this number comes first.
function byNumber(cards, query) {
  const first = one => isNumber(query) && String(one.number) === query
  return [...cards.filter(first), ...cards.filter(one => !first(one))]
}

function cardFound(card) {
  const number = card.number ? _("Customer %(number)s", { number: card.number }) : _("Number after sync")
  return { id: card.id, who: who(card), alert: alert(card), line: [row(card).street, number].filter(Boolean).join(" · ") }
}

// The list's screen: from rows to all its templates need. The twin of people.py.
import { who } from "./record.js"
import { row } from "./row.js"
import { picked } from "./filter.js"

// The context of the list's templates.
export function people(rows, things, total, query = "", filter = "", openId = null, more = null) {
  const names = Object.fromEntries(things.labels.map(label => [label.id, label.name]))
  const drawn = rows.map(row => shown(row, names, openId))
  return { letters: query ? [] : letters(drawn), found: query ? drawn : [], total, query, filter, picked: picked(filter, things), more }
}

// A row as it is drawn: her names, her door, and the one line under them.
export function shown(row, names, openId = null) {
  const labels = row.labels.filter(id => id in names).map(id => names[id])
  return {
    unsaved: 0,
    waiting: null,
    ...row,
    who: who(row),
    line: [row.street, ...labels.slice(0, 1)].filter(Boolean).join(" · "),
    open: row.id === openId,
  }
}

// The context of the bin's template.
export function thrownAway(cards, things, more = null) {
  const names = Object.fromEntries(things.labels.map(label => [label.id, label.name]))
  return { rows: cards.map(card => ({ ...shown(row(card), names), binned_at: card.binned_at })), more }
}

// The rows under their letters, in their order.
function letters(rows) {
  const found = []
  for (const row of rows) {
    if (found.at(-1)?.letter !== row.letter) found.push({ letter: row.letter, rows: [] })
    found.at(-1).rows.push(row)
  }
  return found
}

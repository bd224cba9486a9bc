// Draws hostile contexts with the worker's templates and twins.
import "../../webapp/questions/card.js"
import "templates"
import "../../webapp/words.js"
import "../../webapp/offline/runtime/filters.js"
import { render, T } from "../../webapp/offline/runtime/engine.js"
import { people, shown, thrownAway } from "../../webapp/customers/people.js"
import { record } from "../../webapp/customers/record.js"
import { row } from "../../webapp/customers/row.js"
import { speak } from "../../webapp/i18n.js"

const { createHash } = require("node:crypto")
const TWINS = {
  plain: context => context,
  record,
  part: (...given) => {
    const drawn = record(...given)
    return { ...drawn, part: drawn.parts[given.at(-1)[0].kind][0] }
  },
  saved: (card, ...given) => ({ ...record(card, ...given), row: shown(row(card), {}, card.id) }),
  people: (cards, ...given) => people(cards.map(row), ...given),
  bin: thrownAway,
}

const drawn = new Set()
for (const name in T) {
  const { r } = T[name]
  T[name].r = (...given) => (drawn.add(name), r(...given))
}

function html(template, twin, given, more) {
  try {
    return render(template, { ...TWINS[twin](...given), ...more })
  } catch (error) {
    return String(error.stack)
  }
}

const hash = text => createHash("sha256").update(text).digest("hex")

// Those that come out otherwise than the hash at their end says, `[at, html]`; the templates that were drawn, and all.
function compared(cases) {
  const different = []
  cases.forEach(([language, expected, ...context], at) => {
    speak(language)
    const ours = html(...context)
    if (hash(ours) !== expected) different.push([at, ours])
  })
  return { different: different.slice(0, 20), number: different.length, drawn: [...drawn], all: Object.keys(T) }
}

export const api = { compared }

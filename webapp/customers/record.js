// The record's screen: from a card to all its template needs. The twin of record.py.
import { COUNTRY_ORDER, PARTS, PLACES, PLURALS, REACH } from "data"
import { _, language } from "../i18n.js"
import { own } from "../offline/runtime/values.js"
import { alerts } from "./alert.js"
import { compared } from "./compare.js"
import { first } from "./row.js"
import { sections, usual } from "./sections.js"
import { ofCard, prefix, seen } from "./typed.js"

const NOTES = 20 // so many are drawn, the newest, until all of them are asked for
export const ALWAYS = [] // what other rooms ask in every record: functions of (card, things) answering parts
const DEFAULTS = { phone: "mobile", email: "home", address: "home" }
const forEach = (names, value) => Object.fromEntries(names.map(name => [name, value(name)]))

// The context of the record's templates.
export function record(whole, home, things, form = {}, bar = null, asked = [], allNotes = false) {
  const card = allNotes ? whole : { ...whole, notes: newest(whole.notes, form) }
  const saved = ofCard(card)
  asked = [...asked, ...ALWAYS.flatMap(always => always(card, things))]
  const values = { ...saved, ...usual(card, things), ...beginnings(asked, home), ...form.typed }
  const errors = form.errors ?? {}
  return {
    card,
    is_new: card.version === null,
    who: who(card),
    subtitle: subtitle(card, things.labels),
    alerts: alerts(whole),
    older_notes: whole.notes.length - card.notes.length,
    conflicts: card.conflicts.map(clash => compared(whole, clash, things)),
    saved,
    values,
    errors,
    sections: sections(values, errors),
    seen: form.seen ?? seen(card),
    parts: forEach(PARTS, kind => parts(kind, card, form, values, asked, home)),
    first: forEach(REACH, kind => first(card[PLURALS[kind]], card[`primary_${kind}`])),
    things,
    nationality: countries(values, "c_nationality", home),
    home,
    parked: null,
    photo_wrong: null,
    shared: {},
    bar: bar ?? (card.version === null ? { state: "new" } : { state: "saved", at: card.changed_at }),
    action: `/customers/${card.id}`,
    list_at: "/customers",
  }
}

// How she is called: her names, the initials on her door, and the tint of it.
export function who(card) {
  const person = !card.business && (card.given || card.family)
  const [given, family] = person ? [card.given, card.family] : [null, card.company]
  const there = [given, family].filter(Boolean)
  return {
    name: there.join(" "),
    given,
    family,
    initials: there.map(name => Array.from(name)[0]).join("").toUpperCase(),
    tint: 1 + (parseInt(card.id.at(-1), 16) % 6),
    photo: card.photo,
  }
}

// The newest notes, and those that were on the screen a form comes back from.
function newest(notes, form) {
  const drawn = form.seen?.p ?? {}
  return notes.filter((note, at) => at >= notes.length - NOTES || own(drawn, note.id))
}

// What an empty part holds before anything is typed: the usual label, the organisation's country.
function beginnings(asked, home) {
  const labels = asked.filter(part => part.kind in DEFAULTS).map(part => [`${prefix(part)}label`, DEFAULTS[part.kind]])
  const addresses = asked.filter(part => part.kind === "address")
  return Object.fromEntries([...labels, ...addresses.map(part => [`${prefix(part)}country`, home.country])])
}

// The parts of one kind as they are drawn: the card's, those typed and not yet saved, an empty one asked for.
function parts(kind, card, form, values, asked, home) {
  const mine = card[PLURALS[kind]].map(part => ({ ...part, new: false }))
  const known = new Set(mine.map(part => part.id))
  const typed = (form.parts ?? []).filter(part => !known.has(part.id))
  const empty = asked.filter(part => !known.has(part.id) && !typed.some(one => one.id === part.id))
  const all = [...mine, ...[...typed, ...empty].filter(part => part.kind === kind).map(part => ({ ...part, new: true }))]
  const here = all.map(part => ({ ...part, prefix: prefix(part) }))
  if (kind === "note") here.reverse() // the newest first
  return kind === "address" ? here.map(part => ({ ...part, ...countries(values, `${part.prefix}country`, home) })) : here
}

// The countries an input chooses from: the usual ones, or all of them once another one was asked for.
function countries(values, input, home) {
  const current = values[input]
  const every = Boolean(current && (current === "*" || !own(PLACES, current)))
  const usual = [...new Set([home.country, current].filter(Boolean))].sort()
  return { countries: every ? COUNTRY_ORDER[language()] : usual, every_country: every }
}

// The line under her name: her rounds, her number, since when she is a customer, and that she is inactive.
function subtitle(card, labels) {
  const rounds = labels.filter(label => card.labels.includes(label.id)).map(label => label.name)
  const number = card.number ? _("Customer %(number)s", { number: card.number }) : _("Number after sync")
  const since = (card.first_visit || "-").split("-")[0]
  const states = [...(since ? [_("Customer since %(year)s", { year: since })] : []), ...(card.status ? [_("Inactive")] : [])]
  return [...rounds, ...(card.version === null ? [] : [number]), ...states]
}

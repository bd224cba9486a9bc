// Which rows an address of the list asks for: a search, a filter, a page. The twin of finding.py, browse.py and search.py.
import { SPECIAL } from "data"
import { clean } from "../fields/field.js"
import { rank, readings } from "./line.js"
import { isPeriod, sign, span, UUID, within } from "./filter.js"

const ONE_PAGE = 1000
const PAGE = 200
const FOUND = 200
const BIRTHDAYS_AHEAD = 14

// `{rows, total, more}` of a book; place: where the page before ended, `[sort key, id]`.
export function findPeople(book, today, query, filter, place = null) {
  const meant = readings(query)
  if (meant.length) return search(book, today, meant, filter)
  const there = indices(book, filter, today)
  const from = place ? there.findIndex(at => at >= book.after(...place)) : 0
  const size = place || there.length > ONE_PAGE ? PAGE : ONE_PAGE
  const shown = from < 0 ? [] : there.slice(from, from + size)
  const last = from >= 0 && there.length > from + size ? shown.at(-1) : null
  return { rows: shown.map(at => book.row(at)), total: there.length, more: last === null ? null : next(book, last, filter) }
}

function next(book, at, filter) {
  const asked = new URLSearchParams({ ...(filter && { f: filter }), from: book.keys[at], after: book.ids[at] })
  return `/customers?${asked}`
}

// The best first: exact words, then starts of words, then inside.
function search(book, today, meant, filter) {
  const buckets = [[], [], []]
  const fits = chosen(filter, today)
  for (let at = 0; at < book.size; at++) {
    const found = rank(book.lines[at], meant)
    if (found !== null && (!fits || fits(book, at))) buckets[found].push(at)
  }
  const hits = buckets[0].concat(buckets[1], buckets[2])
  return { rows: hits.slice(0, FOUND).map(at => book.row(at)), total: hits.length, more: null }
}

// The places of the rows a filter leaves.
function indices(book, filter, today) {
  const [all, fits] = [book.facts.map((_, at) => at), chosen(filter, today)]
  return fits ? all.filter(at => fits(book, at)) : all
}

function chosen(filter, today) {
  if (!filter) return null
  const words = filter.split(",").map(word => truth(word, today))
  return (book, at) => words.every(fits => fits(book, at))
}

// Whether a word of a filter is true of the row at a place of the book.
function truth(word, today) {
  if (word === "incomplete") return (book, at) => book.facts[at].split("|")[1] !== ""
  if (word === "compare") return (book, at) => book.facts[at].split("|")[2] !== ""
  if (SPECIAL.includes(word) && word !== "alert") {
    const days = daysAhead(today, word === "today" ? 1 : BIRTHDAYS_AHEAD)
    return (book, at) => days.has(book.facts[at].slice(0, 5))
  }
  if (isPeriod(word)) return inPeriod(word, today)
  const sought = sign(word)
  return word.includes(":") && word[36] !== ":" ? (book, at) => book.texts[at].includes(sought) : (book, at) => book.facts[at].includes(sought)
}

function inPeriod(word, today) {
  const [name, ends] = [DAYS.indexOf(word.split("-")[0]), span(word, today)]
  return (book, at) => within(book.texts[at].split(",", 5)[name], ends)
}

const DAYS = ["born", "visited", "created", "changed"] // in the order in which book.js keeps them

// So many days from today on, as `2026-11-21`.
export function comingDays(today, number = BIRTHDAYS_AHEAD) {
  const start = Date.parse(`${today}T12:00:00Z`)
  return Array.from({ length: number }, (_, n) => new Date(start + n * 86_400_000).toISOString().slice(0, 10))
}

// The same as `11-21`; in a common year a birthday on 29 February is kept on the 28th.
function daysAhead(today, number) {
  const days = comingDays(today, number)
  return new Set(days.flatMap(day => (isLeaplessEnd(day) ? ["02-28", "02-29"] : [day.slice(5)])))
}

export const isLeaplessEnd = day => day.endsWith("-02-28") && comingDays(day, 2)[1].endsWith("-03-01")

const counted = new WeakMap() // book → {revision, today, found}

// How many customers each filter shows: `{filter: count}`; a label without any is left out.
export function counts(book, today) {
  const known = counted.get(book)
  if (known?.revision === book.revision && known.today === today) return known.found
  const found = Object.fromEntries(["", ...SPECIAL].map(name => [name, 0]))
  const [soon, now] = [daysAhead(today, BIRTHDAYS_AHEAD), daysAhead(today, 1)]
  for (const [facts, number] of alike(book.facts)) {
    const [born, incomplete, compare, labels, traits] = facts.split("|")
    const of = [now.has(born) && "today", soon.has(born) && "birthdays", incomplete && "incomplete", compare && "compare", traits.includes(",alert,") && "alert"]
    for (const name of ["", ...of.filter(Boolean), ...(labels ? labels.split(",") : [])]) found[name] = (found[name] ?? 0) + number
  }
  counted.set(book, { revision: book.revision, today, found })
  return found
}

const segmented = new WeakMap() // book → {revision, today, found}

// How many customers each segment shows: `{id: count}`.
export function countsOf(segments, book, today) {
  const known = segmented.get(book)
  const found = known?.revision === book.revision && known.today === today ? known.found : new Map()
  segmented.set(book, { revision: book.revision, today, found })
  for (const { filter } of segments) if (!found.has(filter)) found.set(filter, indices(book, filter, today).length)
  return Object.fromEntries(segments.map(({ id, filter }) => [id, found.get(filter)]))
}

// How often each text is there: most customers have the facts of many others.
function alike(texts) {
  const times = new Map()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  return times
}

export function turnedPage(asked) {
  const after = asked.get("after") ?? ""
  return asked.has("from") && UUID.test(after) ? [clean(asked.get("from")) ?? "", after.toLowerCase()] : null
}

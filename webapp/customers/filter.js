// The words of a filter: which there are, and what an address says in them. The twin of filter.py.
import { DAYS, FIELDS, PERIOD, SAID_OTHERWISE, SPECIAL, TEXTS, TRAIT } from "data"
import { digits } from "../fields/field.js"
import { own } from "../offline/runtime/values.js"
import { fold } from "./folding.js"

const YEARLY = ["born", "visited"]
const [MOST, LONGEST] = [12, 60]
const whole = pattern => new RegExp(`^(?:${pattern})$`)
const [trait, period] = [whole(TRAIT), whole(PERIOD)]
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ // of a question; behind its = stands the answer
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const fieldOf = name => FIELDS.customer.find(field => field.name === name && ["choice", "switch", "country"].includes(field.kind))

// A filter in one text from what an address says.
export function askedFilter(query) {
  const words = query.getAll("f").flatMap(text => text.split(","))
  const questions = [...query.keys()].map(name => name.slice(2)).filter(name => ID.test(name))
  for (const name of [...Object.keys(TEXTS), ...questions]) if (query.get(`f_${name}`)) words.push(`${name}:${query.get(`f_${name}`).replaceAll(",", " ")}`)
  words.push(...Object.keys(DAYS).map(name => askedPeriod(name, query)))
  return [...new Set(words.filter(Boolean).map(known).filter(Boolean))].slice(0, MOST).join(",")
}

function askedPeriod(name, query) {
  const ends = ["from", "to"].map(end => query.get(`f_${name}_${end}`) ?? "")
  const [first, last] = YEARLY.includes(name) ? ends.map(end => end.slice(-5)) : ends
  return first || last ? `${name}-${first}..${last}` : null
}

// The word in its one form; an empty one for a word there isn't.
function known(word) {
  if (SPECIAL.includes(word) || trait.test(word) || period.test(word) || isPicked(word)) return word
  const [name, text] = cut(word, ":")
  if (text !== null) {
    const sought = isText(name) ? searched(name, text) : ""
    return sought && `${name}:${sought}`
  }
  const [question, answer] = cut(word, "=")
  if (answer !== null) {
    const sought = UUID.test(question) ? searched("", answer) : ""
    return sought && `${question.toLowerCase()}=${sought}`
  }
  return UUID.test(word) ? word.toLowerCase() : ""
}

// A text before and behind a mark; null behind where there is no mark.
function cut(text, mark) {
  const at = text.indexOf(mark)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)]
}

// Whether a text can be looked for there: in one of her fields, or in the answers to a question.
const isText = name => own(TEXTS, name) || ID.test(name)

// Whether it is a field's word, `language.fr`.
function isPicked(word) {
  const [name, value] = cut(word, ".")
  const field = value !== null && !SAID_OTHERWISE.includes(name) && fieldOf(name)
  if (!field) return false
  if (field.kind === "country") return /^[a-z]{2}$/.test(value)
  return field.kind === "switch" ? value === "0" || value === "1" : field.choices.some(([key]) => key && key.toLowerCase() === value)
}

// What a text is looked for by.
export function searched(name, text) {
  if (name === "phone") return digits(text).replace(/^0+/, "")
  return [...fold(text.replaceAll(",", " "))].slice(0, LONGEST).join("").trim()
}

// What has to stand among a row's traits: a word as a whole, a text from its start on.
export function sign(word) {
  if (!word.includes(":")) return `,${word},`
  return `,${ID.test(word.slice(0, 36)) ? word.replace(":", "=") : word}`
}

// From when to when a period goes; "" is open.
export function span(word, today) {
  const [name, length] = cut(word, "-")
  const [first, last] = cut(length, "..")
  return last === null ? lasting(length, YEARLY.includes(name), today) : [first, last]
}

function lasting(length, yearly, today) {
  const ends = length === "month" ? [`${today.slice(0, 7)}-01`, `${today.slice(0, 7)}-31`] : length === "year" ? [`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`] : days(Math.max(parseInt(length), 1) - 1, yearly, today)
  return yearly ? ends.map(end => end.slice(-5)) : ends
}

function days(number, ahead, today) {
  const other = new Date(Date.parse(`${today}T12:00:00Z`) + (ahead ? number : -number) * 86_400_000).toISOString().slice(0, 10)
  return ahead ? [today, other] : [other, today]
}

export const isPeriod = word => period.test(word)

// Whether a day is within a period; one that comes round every year may go beyond its end.
export function within(day, [first, last]) {
  if (!day) return false
  if (first && last && first > last) return day >= first || day <= last
  return (!first || day >= first) && (!last || day <= last)
}

// What the form of filters shows of one.
export function held(filter) {
  const words = filter ? filter.split(",") : []
  const texts = Object.fromEntries(words.filter(word => word.includes(":")).map(word => cut(word, ":")))
  return { words, texts, days: Object.fromEntries(words.filter(isPeriod).map(word => [cut(word, "-")[0], day(word)])) }
}

function day(word) {
  const [name, length] = cut(word, "-")
  const [first, last] = cut(length, "..")
  return last === null ? { length: `${name}-${length}`, from: "", to: "" } : { length: null, from: first, to: last }
}

// The words of a filter to be shown and taken away.
export function picked(filter, things) {
  const words = filter ? filter.split(",") : []
  const names = new Map(Object.values(things).flat().map(one => [one.id, one.name]))
  return words.map(word => ({ ...spelled(word, names), without: words.filter(other => other !== word).join(",") }))
}

function spelled(word, names) {
  const [name, value] = cut(word, ".")
  const field = isPicked(word) ? fieldOf(name) : null
  const [textOf, typed] = cut(ID.test(word.slice(0, 36)) ? word.replace("=", ":") : word, ":")
  const days = isPeriod(word) ? cut(word, "-")[0] : null
  return {
    word,
    country: word.startsWith("country-") || field?.kind === "country" ? word.slice(-2).toUpperCase() : null,
    label: names.get(word) ?? null,
    field: field?.label ?? (typed ? (own(TEXTS, textOf) ? TEXTS[textOf] : null) : days ? DAYS[days] : null),
    question: typed ? (names.get(textOf) ?? null) : null,
    value: field ? field.choices.find(([key]) => key.toLowerCase() === value)?.[1] ?? { 1: "Yes", 0: "No" }[value] ?? null : null,
    typed: typed || null,
    ...(days ? day(word) : { length: null, from: "", to: "" }),
  }
}

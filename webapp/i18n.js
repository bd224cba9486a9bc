// The language the worker draws in: the catalogue of texts, plurals, numbers. The twin of i18n.py.
import { CATALOGUES, COUNTRIES } from "data"
import { F, G } from "./offline/runtime/engine.js"
import { callable, html, markup, own, text } from "./offline/runtime/values.js"

let spoken = "en"

export function speak(language) {
  spoken = language in CATALOGUES ? language : "en"
}

export const language = () => spoken

function found(message, count) {
  if (!own(CATALOGUES[spoken], message)) return undefined
  const there = CATALOGUES[spoken][message]
  return Array.isArray(there) ? there[pluralForm(count)] : there
}

// French counts none as one; English doesn't.
const pluralForm = count => (spoken === "fr" ? Number(count > 1) : Number(count !== 1))

// A text in the language, with what it names put in.
export function _(message, values = null) {
  const there = found(message) ?? message
  return values ? filled(there, values, text) : there
}

export function ngettext(one, many, count, values = {}) {
  return filled(found(one, count) ?? (count === 1 ? one : many), { num: spelled(count), ...values }, text)
}

function filled(message, values, written) {
  return message.replace(/%(%|\((\w+)\)s)/g, (all, percent, name) => (percent === "%" ? "%" : written(values[name])))
}

// A whole number as the language groups it: 2,000 · 2 000.
export function grouped(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, spoken === "fr" ? "\u202f" : ",")
}

const spelled = count => (Number.isInteger(count) ? grouped(count) : count)

G._ = callable(([message], values) => markup(filled(found(text(message)) ?? text(message), values, html)))
G.gettext = G._
G.ngettext = callable(([one, many, count], values) => {
  const message = found(text(one), count) ?? text(count === 1 ? one : many)
  return markup(filled(message, { num: spelled(count), ...values }, html))
})
G.spoken = callable(() => spoken)
F.number = value => grouped(value)
F.translated = value => _(text(value))
F.country = code => (own(COUNTRIES[spoken], code) ? COUNTRIES[spoken][code] : code)

// The rule a typed value has to meet. The twin of rule.py; tests/fields/values.json pins both.
import { PATTERNS, PLACES } from "data"
import { asciiDigits, same } from "./field.js"

const TOO_LONG = "%(label)s must be %(max)s characters or less"
const NOT_A_CHOICE = "Choose one of the list"
const DAY = /^(?:([0-9]{4})|-)-([0-9]{2})-([0-9]{2})$/
const whole = pattern => new RegExp(`^(?:${pattern})$`, "u")

const wrong = (text, values = {}, part = null) => ({ text, values, part })
export const notAChoice = () => wrong(NOT_A_CHOICE)
export const isTooLong = found => found.text === TOO_LONG

// Whether a canonical value may be typed here: null, or what is wrong, `{text, values, part}`.
export function check(field, value, country = null, old = null) {
  if (value === null || value === true || field.kind === "set") return null
  if (field.kind === "place") return checkPlace(field, value, country, old ?? {})
  if ([...value].length > field.max) return wrong(TOO_LONG, { label: field.label, max: field.max })
  if (field.pattern && !whole(field.pattern).test(value)) return wrong(field.wrong)
  return CHECKS[field.kind]?.(field, value, country) ?? null
}

const CHECKS = {
  phone(field, value, country) {
    if (whole(PATTERNS.phone).test(asciiDigits(value))) return null
    const example = PLACES[country]?.phone
    return example ? wrong(field.wrong, { example }) : wrong("Enter a phone number")
  },
  email: (field, value) => (whole(PATTERNS.email).test(value) ? null : wrong(field.wrong)),
  choice: (field, value) => (field.open || field.choices.some(([key]) => key === value) ? null : notAChoice()),
  country: (field, value) => (value in PLACES ? null : wrong("Choose a country")),
  hash: (field, value) => (/^[0-9a-f]{64}$/.test(value) ? null : wrong("Choose a photo")),
  day(field, value) {
    const found = DAY.exec(value)
    return found && exists(Number(found[1] ?? 2000), Number(found[2]), Number(found[3])) ? null : wrong(field.wrong)
  },
}

function exists(year, month, day) {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year)
  return year >= 1850 && month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

// The first changed part of a place that is wrong, or its postcode, which follows the pattern of its country.
function checkPlace(field, value, country, old) {
  const changed = field.parts.filter(part => !same(value[part.name], old[part.name]))
  for (const part of changed) {
    const found = check(part, value[part.name] ?? null, country)
    if (found) return { ...found, part: part.name }
  }
  return changed.some(part => part.name === "postcode" || part.name === "country") ? checkPostcode(value) : null
}

function checkPostcode(value) {
  const place = PLACES[value.country] ?? {}
  if (!value.postcode || !place.postcode || whole(place.postcode).test(value.postcode)) return null
  return wrong(place.wrong, { example: place.example }, "postcode")
}

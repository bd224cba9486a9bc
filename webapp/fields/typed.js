// Between a value and the inputs it is typed into. The twin of typed.py.
import { trimmed } from "../offline/runtime/values.js"

// The names of the inputs that show a field: one, or one for each part of a day or a place.
export function inputs(field, prefix) {
  if (field.kind === "day") return ["day", "month", "year"].map(part => `${prefix}${field.name}_${part}`)
  if (field.kind === "place") return field.parts.map(part => prefix + part.name)
  return [prefix + field.name]
}

// What those inputs hold for a canonical value: `{input: text}`, a list of ids for a set.
export function texts(field, prefix, value) {
  const names = inputs(field, prefix)
  if (field.kind === "day") {
    const [day = "", month = "", ...year] = (value ?? "").split("-").reverse()
    const found = [day.replace(/^0+/, ""), month.replace(/^0+/, ""), year.join("")]
    return Object.fromEntries(names.map((name, at) => [name, found[at]]))
  }
  if (field.kind === "place") return Object.fromEntries(field.parts.map(part => [prefix + part.name, value?.[part.name] || ""]))
  if (field.kind === "switch") return { [names[0]]: value ? "1" : "" }
  return { [names[0]]: value || (field.kind === "set" ? [] : "") }
}

// The value typed into a field's inputs; not yet canonical.
export function value(field, prefix, typed) {
  const found = inputs(field, prefix).map(name => typed[name])
  if (field.kind === "day") return day(...found.map(part => part ?? ""))
  if (field.kind === "place") return Object.fromEntries(field.parts.map((part, at) => [part.name, found[at]]).filter(([, text]) => text))
  const [first] = found
  return first === undefined || first === "" || (Array.isArray(first) && !first.length) ? null : first
}

// A date as ISO 8601 writes it, `--10-23` without its year; nonsense stays nonsense, for the rule to refuse.
function day(number, month, year) {
  if (!trimmed(number + month + year)) return null
  return `${trimmed(year) || "-"}-${two(trimmed(month))}-${two(trimmed(number))}`
}

const two = text => "0".repeat(Math.max(0, 2 - [...text].length)) + text


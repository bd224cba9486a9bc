// How a country writes its postcode. The twin of places.py.
import { PLACES } from "data"

// A postcode as its country writes it: `sw1a2aa` → `SW1A 2AA`.
export function written(code, value) {
  const where = PLACES[code]?.spaces ?? {}
  const tight = (value ?? "").replace(/[ -]/g, "").toUpperCase()
  const found = where[[...tight].length]
  if (!found) return value
  const [at, mark] = found
  return tight.slice(0, at) + mark + tight.slice(at)
}

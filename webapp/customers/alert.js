// The operator notice: the notes that are to be seen before anything else of a customer. The twin of alert.py.
import { clean } from "../fields/field.js"

const SHOWN = 80

// The texts of her notes that are alerts, the newest first.
export function alerts(card) {
  return card.notes.filter(note => note.alert && note.text).map(note => note.text).reverse()
}

// The newest of them in one line, short enough for a list.
export function alert(card) {
  const text = clean(alerts(card)[0] ?? "")
  const signs = Array.from(text ?? "")
  return signs.length <= SHOWN ? text : `${signs.slice(0, SHOWN - 1).join("").trimEnd()}…`
}

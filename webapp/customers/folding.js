// Folding: what a text looks like to somebody in a hurry. The twin of folding.py; tests/customers/folding.json pins both.
import { words } from "../offline/runtime/values.js"

const MARKS = /[\u0300-\u036f]/g
const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", "ʼ": "'", "‘": "'", "-": " ", "‐": " ", "–": " ",
}
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" }
const translated = (text, table) => Array.from(text, letter => table[letter] ?? letter).join("")

// Lower case, no accents, one space between words.
export function fold(text) {
  const plain = translated(text.toLowerCase().normalize("NFKD"), LETTERS)
  return words(plain.replace(MARKS, "")).join(" ")
}

// The foldings under which a text can be found.
export function spellings(text) {
  const lower = text.toLowerCase().normalize("NFC")
  const forms = [fold(lower), fold(translated(lower, UMLAUTS))]
  const plain = forms.filter(form => form.includes("'")).map(form => form.replaceAll("'", ""))
  return [...new Set([...forms, ...plain])]
}

// Where she stands in the list: last name, then first; a business by its name; after Z what starts otherwise.
export function sortKey(given, family, company, business) {
  const names = business || !(family || given) ? [company] : [family, given, company]
  const folded = fold(names.filter(Boolean).join(" "))
  return /^[a-z]/.test(folded) ? folded : `~${folded}`
}

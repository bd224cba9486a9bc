// The screen of Today: which rounds, and whose birthday on which of the coming days. The twin of agenda.py.
import { comingDays, isLeaplessEnd } from "../customers/finding.js"
import { shown } from "../customers/people.js"

const MOST = 50

// The context of Today's template; rounds: `[label, rows]` of this weekday; born: those whose birthday is coming.
export function agenda(day, labels, rounds, born) {
  const names = Object.fromEntries(labels.map(label => [label.id, label.name]))
  const drawn = rows => rows.map(row => shown(row, names))
  return {
    day,
    rounds: rounds.map(([label, rows]) => ({ label, rows: drawn(rows.slice(0, MOST)) })),
    days: birthdays(drawn(born), day),
  }
}

export const isOn = (label, day) => label.weekday === String(new Date(`${day}T12:00:00Z`).getUTCDay() || 7)

// Whose birthday it is on which of the coming days, without the days that have none.
function birthdays(rows, today) {
  const byDay = comingDays(today).map(day => ({ day, rows: rows.filter(row => fallsOn(row, day)) }))
  return byDay.filter(found => found.rows.length)
}

// Whether a birthday falls on this day; one on 29 February on the 28th in a common year.
function fallsOn(row, day) {
  const born = row.birthday.slice(-5)
  return born === day.slice(5) || (born === "02-29" && isLeaplessEnd(day))
}

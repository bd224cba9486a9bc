// Days and times in words, from the tables of dates.py, and in the same words.
import { DATES } from "data"
import { F } from "./offline/runtime/engine.js"
import { _, language } from "./i18n.js"

const two = number => String(number).padStart(2, "0")

// A day as it is kept, `1961-10-23` or `--10-23`, in words: 23 October 1961, 23 October.
export function day(value) {
  const [year, month, number] = divided(value)
  const first = language() === "fr" && number === 1
  return [first ? "1er" : number, DATES[language()].months[month - 1], year].filter(Boolean).join(" ")
}

function divided(value) {
  const [number, month, ...year] = value.split("-").reverse()
  return [year.join(""), Number(month), Number(number)]
}

// A near day with its weekday: Tuesday 24 November.
export function weekday(value) {
  const date = new Date(`${value}T12:00:00Z`)
  return `${DATES[language()].weekdays[(date.getUTCDay() + 6) % 7]} ${day(`--${value.slice(-5)}`)}`
}

// An instant (ISO, UTC) as one says it here: 10:42, yesterday 18:05, 12 November, 12 May 2024.
export function when(moment, now = new Date()) {
  if (!moment) return ""
  const then = new Date(moment)
  const clock = `${two(then.getHours())}:${two(then.getMinutes())}`
  if (same(then, now)) return clock
  if (same(then, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return _("yesterday %(time)s", { time: clock })
  const year = then.getFullYear() === now.getFullYear() ? "-" : then.getFullYear()
  return day(`${year}-${two(then.getMonth() + 1)}-${two(then.getDate())}`)
}

const same = (a, b) => a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate()

F.day = value => day(value)
F.weekday = value => weekday(value)
F.when = value => when(value)

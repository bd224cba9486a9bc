// The frame around every page, and what isn't well. The twin of shell.py.
import { language } from "../i18n.js"
import { counts, countsOf } from "./finding.js"

// What the frame of a page needs.
export function frame(world, section) {
  const { labels, segments } = world.organisation.things
  const found = { ...counts(world.book, today(world)), ...countsOf(segments, world.book, today(world)) }
  return {
    frame: { language: language(), section, user: world.user, counts: found, labels, segments },
    pill: pill(world),
  }
}

export function pill(world) {
  const parked = world.queue.filter(changeset => changeset.reason).length
  return {
    offline: world.offline,
    signed_out: world.signedOut,
    waiting: world.queue.length - parked,
    parked,
    compare: counts(world.book, today(world)).compare,
    full: world.full,
    done: world.done,
  }
}

// The date where the organisation is.
export function today(world, now = new Date()) {
  const day = new Intl.DateTimeFormat("en", { timeZone: world.organisation.time_zone, year: "numeric", month: "2-digit", day: "2-digit" })
  const part = Object.fromEntries(day.formatToParts(now).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}`
}

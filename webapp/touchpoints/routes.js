// Today, answered on the device. The twin of routes.py.
import { findPeople } from "../customers/finding.js"
import { frame, today } from "../customers/shell.js"
import { answers, page } from "../offline/answers.js"
import { agenda, isOn } from "./agenda.js"

answers["touchpoints.today"] = async asked => {
  const { book, organisation: { things: { labels } } } = asked.world
  const day = today(asked.world)
  const rowsOf = filter => findPeople(book, day, "", filter).rows
  const rounds = labels.filter(label => isOn(label, day)).map(label => [label, rowsOf(label.id)])
  return page(asked, "touchpoints.today", frame, agenda(day, labels, rounds, rowsOf("birthdays")))
}

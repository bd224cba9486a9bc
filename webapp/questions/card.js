// What the answers tell the rest of the device. The twin of card.py.
import { searched } from "../customers/filter.js"
import { JUDGES } from "../customers/form.js"
import { MORE as LINES } from "../customers/line.js"
import { ALWAYS } from "../customers/record.js"
import { MORE as TRAITS } from "../customers/traits.js"
import { judge, wanting } from "./answer.js"

const given = answer => [answer.value, answer.several].filter(Boolean).flatMap(text => text.split("\n"))

ALWAYS.push(wanting)
LINES.push(card => card.answers.flatMap(given))
TRAITS.push(card => card.answers.flatMap(answer => given(answer).map(line => [answer.question, searched("", line)])).filter(([, text]) => text).map(([question, text]) => `${question}=${text}`))

// Mark what is wrong with the answers of a form; asked of what is new or changed.
JUDGES.push(form => {
  for (const part of form.parts.filter(part => part.kind === "answer")) {
    for (const unit of form.unitsOf(part)) {
      const question = (form.things.questions ?? []).find(one => one.id === form.typed[`${unit.prefix}question`])
      if (question && unit.field.name !== "question" && (unit.changed || form.isNew)) unit.wrong ??= judge(question, unit.data)
    }
  }
})

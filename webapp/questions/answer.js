// Answers to the organisation's own questions. The twin of answer.py.
const [NUMBER, DAY] = [/^-?[0-9]{1,15}(?:[.,][0-9]{1,6})?$/, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/]
const wrong = text => ({ text, values: {}, part: null })

// The id of a customer's answer to a question.
export function answerId(question, customer) {
  const [a, b] = [question, customer].map(id => BigInt(`0x${id.replaceAll("-", "")}`))
  const mixed = ((a ^ b) & ~(0xfn << 76n)) | (8n << 76n)
  const hex = ((mixed & ~(3n << 62n)) | (2n << 62n)).toString(16).padStart(32, "0")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

// The answers that aren't there yet, to be drawn.
export function wanting(card, things) {
  const answered = new Set(card.answers.map(answer => answer.question))
  const open = things.questions.filter(question => !question.gone && !answered.has(question.id))
  return open.map(question => ({ kind: "answer", id: answerId(question.id, card.id), question: question.id }))
}

// What is wrong with an answer, or null.
export function judge(question, text) {
  if (text === null) return question.required ? wrong("Answer this question") : null
  if (question.form === "number" && !NUMBER.test(text)) return wrong("Enter a number, like 12 or 3.5")
  if (question.form === "date" && !(DAY.test(text) && isReal(text))) return wrong("Enter a real date")
  const listed = options(question)
  return listed && !text.split("\n").every(line => listed.includes(line)) ? wrong("Choose one of the list") : null
}

function options(question) {
  if (question.form === "yes") return ["yes", "no"]
  return ["choice", "several"].includes(question.form) ? (question.options ?? "").split("\n") : null
}

function isReal(text) {
  const [year, month, day] = text.split("-").map(Number)
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0
}

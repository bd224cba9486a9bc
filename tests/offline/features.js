// Runs compiled templates one after the other, each alone.
import { $, F, I, render, T } from "../../webapp/offline/runtime/engine.js"
import "../../webapp/offline/runtime/filters.js"

function drawn(code, context) {
  try {
    new Function("T", "F", "I", "$", code)(T, F, I, $)
    return render("a.html", context)
  } catch (error) {
    return { error: String(error) }
  } finally {
    for (const name in T) delete T[name]
  }
}

export const api = {
  drawnAlone: (codes, context) => Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, drawn(code, context)])),
}

// The conversation with the page, as the server has it: whole pages for browsers, fragments for htmx. The twin of hx.py.
import { HEADERS, PAGES, ROUTES } from "data"
import { render } from "./runtime/engine.js"

export const answers = Object.create(null) // endpoint → an async function of Asked; its Response, or null: ask the server
const ROUTE = ROUTES.map(([endpoint, method, pattern]) => ({ endpoint, method, pattern: new RegExp(`^${pattern}$`) }))

// Which endpoint an address is, `{endpoint, args}`; null for what only the server answers.
export function routeOf(method, path) {
  for (const route of ROUTE) {
    const found = route.method === method && route.pattern.exec(path)
    if (found) return { endpoint: route.endpoint, args: { ...found.groups } }
  }
  return null
}

// What is asked: by whom, for what, and whether htmx asks.
export class Asked {
  constructor(request, route, world) {
    const headers = request.headers
    this.request = request
    this.world = world
    this.args = route.args
    this.query = new URL(request.url).searchParams
    this.partial = headers.get("HX-Request") === "true" && headers.get("HX-Request-Type") !== "full" && headers.get("HX-History-Restore-Request") !== "true"
  }

  // The form that was sent, as one text or file for each name.
  async form() {
    return this.request.formData()
  }
}

// A page of webapp/pages.py; or only the fragment of it that htmx asked for.
export function page(asked, endpoint, frame, context, status = 200) {
  const [section, whole, fragment] = PAGES[endpoint]
  const { may } = asked.world.user
  if (!whole || (fragment && asked.partial)) return html(render(fragment, { may, ...context }), status)
  return html(render(whole, { may, ...context, ...frame(asked.world, section) }), status)
}

// After a change: the fragment that tells the screen; without htmx, go and look.
export function answer(asked, endpoint, otherwise, context) {
  return asked.partial ? html(render(PAGES[endpoint][2], { may: asked.world.user.may, ...context })) : seeOther(otherwise)
}

export function html(text, status = 200) {
  return new Response(text, { status, headers: { ...HEADERS, "Content-Type": "text/html; charset=utf-8" } })
}

export function seeOther(path) {
  return new Response(null, { status: 303, headers: { ...HEADERS, Location: path } })
}

export function json(value, headers = {}) {
  return new Response(JSON.stringify(value), { headers: { ...HEADERS, "Content-Type": "application/json", ...headers } })
}

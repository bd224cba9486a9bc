// Asking the server. What it answers beside what was asked for is a Trouble; no answer at all is a TypeError, as always.
const PATIENCE = 20_000 // ms

export class Trouble extends Error {
  constructor(status, body) {
    super(body.error ?? String(status))
    Object.assign(this, { status, body })
  }
}

// The JSON an address answers with.
export async function ask(path, { patience = PATIENCE, ...options } = {}) {
  const response = await fetch(path, { ...options, headers: { Accept: "application/json", ...options.headers }, cache: "no-store", signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new Trouble(response.status, await response.json().catch(() => ({})))
  return response.json()
}

export function send(path, body) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })
}

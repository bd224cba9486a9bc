// Select mode of a list, and what it says after many were changed. The twin of selecting.py.
import { UUID } from "./filter.js"

// What an address says: `{select, did}`.
export function selecting(asked) {
  const [how, by] = [asked.get("select"), asked.get("did") ?? ""]
  const [changed, undone] = [count(asked.get("changed")), count(asked.get("undone"))]
  const told = UUID.test(by) && (changed !== null || undone !== null)
  return { select: how === "1" || how === "page" ? how : null, did: told ? { by: by.toLowerCase(), changed, undone } : null }
}

const count = text => (/^[0-9]{1,7}$/.test(text ?? "") ? Number(text) : null)

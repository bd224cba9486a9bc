// The bin, answered on the device. The twin of bin.py.
import { answers, page } from "../offline/answers.js"
import { thrownAway } from "./people.js"
import { selecting } from "./selecting.js"
import { frame } from "./shell.js"

const PAGE = 100

answers["bin.index"] = async asked => {
  const { world, query } = asked
  const turned = Math.max(1, /^\d+$/.test(query.get("page") ?? "") ? Number(query.get("page")) : 1)
  const ids = [...world.book.binned].sort(([a, then], [b, now]) => (then < now ? 1 : then > now ? -1 : a < b ? -1 : 1)).map(([id]) => id)
  const cards = await world.cards(ids.slice((turned - 1) * PAGE, turned * PAGE))
  const more = ids.length > turned * PAGE ? `/bin?page=${turned + 1}` : null
  return page(asked, "bin.index", frame, { ...thrownAway(cards, world.organisation.things, more), ...selecting(query) })
}

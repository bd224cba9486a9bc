// Help, answered on the device. The twin of routes.py.
import { LANGUAGES } from "data"
import { frame } from "../customers/shell.js"
import { answers, page } from "../offline/answers.js"

answers["offline.install"] = async asked => page(asked, "offline.install", frame, {})

answers["help.index"] = async asked => {
  const { organisation, user } = asked.world
  return page(asked, "help.index", frame, { advisor: organisation.advisor, person: user, languages: LANGUAGES })
}

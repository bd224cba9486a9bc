// Her photo, given and taken away on the device. The twin of picture.py.
import { _ } from "../i18n.js"
import { answers, page } from "../offline/answers.js"
import { keepPhoto } from "../offline/photos.js"
import { keep } from "../sync/outbox.js"
import { onlyAPicture } from "../photos/jpeg.js"
import { around } from "./around.js"
import { record } from "./record.js"
import { elsewhere, saved } from "./routes.js"
import { frame } from "./shell.js"

// What the page has shrunk stays here until there is a signal; anything else is for the server to read.
answers["picture.change"] = async asked => {
  const { world, args: { id } } = asked
  const sent = await asked.form()
  const card = await world.card(id)
  const bytes = sent.has("gone") ? null : onlyAPicture(await sent.get("photo")?.arrayBuffer())
  if (!card || bytes === undefined) return byTheServer(asked, sent, card)
  const now = bytes && (await keepPhoto(world, bytes))
  await keep(world, card, [{ do: "set", kind: "customer", id, of: id, field: "photo", old: sent.get("old") || null, new: now }], { id })
  return saved(asked, id)
}

async function byTheServer(asked, sent, card) {
  try {
    return await elsewhere(asked, sent)
  } catch (error) {
    if (!card) throw error
    const { home, things } = asked.world.organisation
    const context = { ...record(card, home, things), ...(await around(asked.world, card)), photo_wrong: _("This photo can’t be read without a signal. Choose a JPEG, or try again later.") }
    return page(asked, "customers.show_customer", frame, context, 422)
  }
}

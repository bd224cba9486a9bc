// Where a start leads, answered on the device: to the address book.
import { answers, seeOther } from "../offline/answers.js"

answers["accounts.start"] = async () => seeOther("/customers")

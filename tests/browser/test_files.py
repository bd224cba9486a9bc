"""A file kept with a customer: chosen on her record, there at once, and taken away like any part of her."""

CHOOSE = """(() => {
  const chosen = new DataTransfer()
  chosen.items.add(new File(["prices"], "prices.txt", { type: "text/plain" }))
  const input = document.querySelector("#files")
  input.files = chosen.files
  input.dispatchEvent(new Event("change", { bubbles: true }))
})()"""


def test_a_file_is_kept_and_taken_away(phone, office, rita):
    avery = rita.customers["Avery"]
    phone.go(f"/customers/{avery}")
    phone.js(CHOOSE)
    phone.wait_for("#kept .part", "the file is on the record", seconds=20)
    assert phone.value("#kept input[type=text]") == "prices.txt"
    assert phone.attribute("#kept a[download]", "aria-label") == "Open prices.txt, 1 KB"

    phone.click("#kept input[type=text]")
    phone.click("#kept .gone")
    phone.click(".save .btn-main")
    phone.wait_for(lambda: not phone.count("#kept .part"), "it is gone")
    phone.wait_for(lambda: office.card(rita, avery)["files"] == [], "also on the server", seconds=30)

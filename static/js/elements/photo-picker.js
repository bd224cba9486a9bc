const SIDE = 512 // pixels of the longer side

// Her photo: chosen or taken, turned upright and shrunk here, and saved at once. What can't be read here the server reads.
class PhotoPicker extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", event => this.#take(event.target))
  }

  async #take(input) {
    const small = await shrunk(input.files[0]).catch(() => null)
    if (small) {
      const chosen = new DataTransfer()
      chosen.items.add(new File([small], "photo.jpg", { type: small.type }))
      input.files = chosen.files
    }
    input.form.requestSubmit()
  }
}

async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" })
  const by = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(picture.width * by))
  canvas.height = Math.max(1, Math.round(picture.height * by))
  const context = canvas.getContext("2d")
  context.imageSmoothingQuality = "high"
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) => canvas.toBlob(blob => (blob?.type === "image/jpeg" ? done(blob) : failed()), "image/jpeg", 0.85))
}

customElements.define("photo-picker", PhotoPicker)

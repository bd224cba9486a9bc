// A JPEG as a canvas makes it, without what a browser writes into it beside the picture. What is left, jpeg.py takes.
const [APP1, APP13, APP15, COM, SCAN, END] = [0xe1, 0xed, 0xef, 0xfe, 0xda, 0xd9]
const MOST = 400_000 // bytes

// The bytes that are nothing but the picture; undefined where this is no small JPEG.
export function onlyAPicture(buffer) {
  const data = new Uint8Array(buffer ?? 0)
  if (data[0] !== 0xff || data[1] !== 0xd8 || data.length > MOST) return undefined
  const kept = [data.subarray(0, 2)]
  for (let at = 2; data[at] === 0xff; ) {
    const [kind, next] = [data[at + 1], at + 2 + ((data[at + 2] << 8) | data[at + 3])]
    if (kind === SCAN) return whole([...kept, data.subarray(at, end(data, next))])
    if (!says(kind)) kept.push(data.subarray(at, next))
    at = next
  }
  return undefined
}

// EXIF, profiles, comments.
const says = kind => (kind >= APP1 && kind <= APP13) || kind === APP15 || kind === COM

// Where the picture ends.
function end(data, at) {
  while (at < data.length && !(data[at] === 0xff && data[at + 1] === END)) at++
  return at + 2
}

function whole(pieces) {
  const found = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    found.set(piece, at)
    at += piece.length
  }
  return found.buffer
}

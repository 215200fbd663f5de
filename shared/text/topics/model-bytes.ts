/**
 * A model as bytes for the shelf: `FFT` and a version, the length of a JSON header, the header in ASCII,
 * one step of rarity by feature, then by feature with weights: distance to the last one, how many, and (distance of class, weight) each; varints.
 */
import type { TopicModel } from './model.ts'

export const TOPIC_FORMAT = 1
const MAGIC = [0x46, 0x46, 0x54, TOPIC_FORMAT]
const LENGTH_AT = 4
const HEADER_AT = 8

interface Header {
  classes: readonly string[]
  bits: number
  unseen: number
  scales: readonly number[]
  intercepts: readonly number[]
  temperature: number
  noise: number
  unknownBelow: number
  trusted: readonly string[]
  weights: number
}

export function topicModelToBytes(model: TopicModel): Uint8Array {
  const { classes, rarity, scales, intercepts, calibration, unknownBelow, trusted, weights } = model
  const header: Header = {
    classes,
    bits: rarity.bits,
    unseen: rarity.unseen,
    scales: [...scales],
    intercepts: [...intercepts],
    ...calibration,
    unknownBelow,
    trusted,
    weights: weights.length,
  }
  const ascii = JSON.stringify(header).replaceAll(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const rows = rowsToBytes(model)
  const bytes = new Uint8Array(HEADER_AT + ascii.length + rarity.steps.length + rows.length)
  bytes.set(MAGIC)
  new DataView(bytes.buffer).setUint32(LENGTH_AT, ascii.length)
  for (let at = 0; at < ascii.length; at += 1) bytes[HEADER_AT + at] = ascii.charCodeAt(at)
  bytes.set(rarity.steps, HEADER_AT + ascii.length)
  bytes.set(rows, HEADER_AT + ascii.length + rarity.steps.length)
  return bytes
}

function rowsToBytes({ offsets, weightClasses, weights }: TopicModel): Uint8Array {
  // A varint of any of these numbers has at most five bytes.
  const bytes = new Uint8Array(weights.length * 4 + offsets.length * 10)
  let size = 0
  const put = (value: number) => {
    let rest = value
    for (; rest > 0x7f; rest >>>= 7) bytes[size++] = (rest & 0x7f) | 0x80
    bytes[size++] = rest
  }
  let last = 0
  for (let feature = 0; feature + 1 < offsets.length; feature += 1) {
    const [from, to] = [offsets[feature]!, offsets[feature + 1]!]
    if (from === to) continue
    put(feature - last)
    put(to - from)
    last = feature
    let lastClass = 0
    for (let at = from; at < to; at += 1) {
      put(weightClasses[at]! - lastClass)
      lastClass = weightClasses[at]!
      bytes[size++] = weights[at]! & 0xff
    }
  }
  return bytes.slice(0, size)
}

/** Whether this program can read them. */
export const isTopicModel = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => bytes[at] === byte)

/** Throws on bytes of another format, or that end too soon. */
export function topicModelFromBytes(bytes: Uint8Array): TopicModel {
  if (!isTopicModel(bytes)) throw new TypeError(`these bytes are not a topic model of format ${TOPIC_FORMAT}`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(LENGTH_AT)
  let ascii = ''
  for (let at = HEADER_AT; at < HEADER_AT + length; at += 1) ascii += String.fromCharCode(bytes[at]!)
  const { classes, bits, unseen, scales, intercepts, temperature, noise, unknownBelow, trusted, weights }: Header = JSON.parse(ascii)
  const stepsAt = HEADER_AT + length
  const rowsAt = stepsAt + (1 << bits)
  return {
    classes,
    rarity: { bits, unseen, steps: bytes.slice(stepsAt, rowsAt) },
    ...rowsFromBytes(bytes.subarray(rowsAt), 1 << bits, weights),
    scales: Float32Array.from(scales),
    intercepts: Float32Array.from(intercepts),
    calibration: { temperature, noise },
    unknownBelow,
    trusted,
  }
}

function rowsFromBytes(bytes: Uint8Array, features: number, size: number): Pick<TopicModel, 'offsets' | 'weightClasses' | 'weights'> {
  const rows = { offsets: new Uint32Array(features + 1), weightClasses: new Uint16Array(size), weights: new Int8Array(size) }
  let at = 0
  const take = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new TypeError('the bytes of a topic model end too soon')
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  let feature = 0
  let kept = 0
  while (kept < size) {
    const next = feature + take()
    rows.offsets.fill(kept, feature + 1, next + 1)
    feature = next
    const count = take()
    let ofClass = 0
    for (let i = 0; i < count; i += 1) {
      ofClass += take()
      rows.weightClasses[kept] = ofClass
      rows.weights[kept++] = ((bytes[at++] ?? 0) << 24) >> 24
    }
  }
  rows.offsets.fill(kept, feature + 1)
  return rows
}

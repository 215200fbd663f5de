/** Reading values that came over a message channel: what is not of the expected kind becomes null or empty, never a crash. */
export type Fields = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
export const toRecord = (value: unknown): Fields => (isRecord(value) ? value : {})
export const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
/** Ids come as numbers or as digits. */
export function toId(value: unknown): number | null {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null
}
/** Any date Zendesk writes, as an ISO moment. */
export function toMoment(value: unknown): string | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
/** JSON that may have stayed a string on its way through the proxy. */
export function toJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

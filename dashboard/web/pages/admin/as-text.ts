/** A setting's value on one line; nothing is a dash. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value === '' ? '–' : value
  if (Array.isArray(value) && value.length === 0) return '–'
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  if (typeof value === 'object' && Object.keys(value).length === 0) return '–'
  return JSON.stringify(value)
}

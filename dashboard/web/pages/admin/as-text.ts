/** A setting's value on one line; nothing is a dash, and a map reads `old → new`. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value === '' ? '–' : value
  if (Array.isArray(value) && value.length === 0) return '–'
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  if (typeof value === 'object' && Object.keys(value).length === 0) return '–'
  if (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number'))
    return Object.entries(value)
      .map(([key, one]) => `${key} → ${String(one)}`)
      .join(', ')
  return JSON.stringify(value)
}

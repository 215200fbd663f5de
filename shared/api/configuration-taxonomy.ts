/** Keys of the configuration by which reasons and causes are tidied: what is filled in at the helpdesk stays as it is. */
import { z } from 'zod'

/** `{ "old": "new" }`: what was chosen as old counts as new, through several steps too. */
const aliases = z
  .record(z.string().min(1), z.string().min(1))
  .default({})
  .superRefine((map, context) => {
    const circle = Object.keys(map).find((value) => finalName(map, value) === null)
    if (circle !== undefined)
      context.addIssue({ code: 'custom', path: [circle], message: 'leads back to itself; a merged value needs a last target' })
  })
const retired = z.array(z.string().min(1)).default([])

export const taxonomyKeys = {
  reasonAliases: aliases,
  /** No longer offered to agents; tickets that have them keep counting as they do. */
  retiredReasons: retired,
  causeAliases: aliases,
  retiredCauses: retired,
}

/** The value at the end of the chain; null = it never ends. */
function finalName(map: Readonly<Record<string, string>>, value: string): string | null {
  const seen = new Set<string>()
  for (let at = value; ; at = map[at]!) {
    if (!Object.hasOwn(map, at)) return at
    if (seen.has(at)) return null
    seen.add(at)
  }
}
/** Every alias with its last target, so that mapping needs one look. */
export const finalAliases = (map: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.keys(map).map((value) => [value, finalName(map, value) ?? value]))

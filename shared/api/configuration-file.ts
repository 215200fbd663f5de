/** `firstfix.config.json` as it is exported and imported: the configuration, and what was saved of lenses beside it. */
import { z } from 'zod'
import { CHANGEABLE, fixedPart } from '../fcr/lens-changes.ts'
import { LENS_IDS } from '../fcr/lens.ts'
import { configurationSchema } from './configuration.ts'
import { lensChangesSchema } from './lenses.ts'

/** What of each lens is not from the configuration's keys; a lens left out follows the keys whole. */
const lensesSchema = z.partialRecord(z.enum(LENS_IDS), lensChangesSchema).superRefine((lenses, context) => {
  for (const id of LENS_IDS) {
    const fixed = fixedPart(id, lenses[id] ?? {})
    if (fixed === null) continue
    const message = `is no part of the lens ${id} that can be changed; those are ${CHANGEABLE[id].join(', ')}`
    context.addIssue({ code: 'custom', path: [id, fixed], message })
  }
})
export const configurationFileSchema = configurationSchema.extend({
  /** Left out: lenses stay as they are. */
  lenses: lensesSchema.optional(),
})
export type FileLenses = z.infer<typeof lensesSchema>
export type ConfigurationFile = z.infer<typeof configurationFileSchema>

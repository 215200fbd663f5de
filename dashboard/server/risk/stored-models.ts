/** The risk models as they lie on the shelf: JSON that only this file writes and reads. */
import type { RiskModels } from '@shared/risk/assess-risk.ts'
import type { ModelShelf } from '../store/ops-store/contract.ts'

/** Raised when the form changes; a model of another form is trained anew. */
const FORM = 1

export const encodeRiskModels = (models: RiskModels): Uint8Array => new TextEncoder().encode(JSON.stringify({ form: FORM, models }))

/** null when it was written in another form. */
export function decodeRiskModels(body: Uint8Array): RiskModels | null {
  const { form, models }: { form: number; models: RiskModels } = JSON.parse(new TextDecoder().decode(body))
  return form === FORM ? models : null
}

export interface RiskShelf {
  /** The models in force; null before any was trained. Read once, then from memory. */
  current: () => Promise<RiskModels | null>
  /** After a training. */
  forget: () => void
}

export function createRiskShelf(shelf: Pick<ModelShelf, 'modelInForce'>): RiskShelf {
  let known: Promise<RiskModels | null> | null = null
  const read = async () => {
    const stored = await shelf.modelInForce('repeat_risk')
    return stored && decodeRiskModels(stored.body)
  }
  return {
    current: () => {
      known ??= read().catch((cause: unknown) => {
        // Asked again by the next brief; this one hears why.
        known = null
        throw cause
      })
      return known
    },
    forget: () => {
      known = null
    },
  }
}

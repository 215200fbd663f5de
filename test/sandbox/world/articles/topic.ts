import type { Reason } from '../catalogue.ts'

export interface Page {
  title: string
  lead: string
  steps: readonly string[]
  note: string
}
export interface Topic {
  reason: Reason
  en: Page
  zh: Page
}
type Words = readonly [title: string, lead: string, steps: readonly string[], note: string]

const page = ([title, lead, steps, note]: Words): Page => ({ title, lead, steps, note })
export const topic = (reason: Reason, en: Words, zh: Words): Topic => ({ reason, en: page(en), zh: page(zh) })

/** A calibration of four reviewers, of whom one goes by keys; what the others say comes over HTTP. */
import { expect } from 'vitest'
import { calibrationDetailSchema } from '@shared/api/quality/calibration.ts'
import { press, sendAs } from './keys.ts'
import type { Reviewer } from './reviewer.ts'

/** The demo begins on 16 November. */
const DUE = '2026-11-19T10:00:00Z'
/** Whoever leads asks these, by their ids, to score the tickets; the session's id. */
export async function openCalibration(lead: Reviewer, ids: readonly number[], reviewers: readonly number[]): Promise<string> {
  return calibrationDetailSchema.parse(await lead.ask('/quality/calibrations', { title: 'November', tickets: { ids }, reviewers, dueAt: DUE })).id
}
/** Each ticket by keys, blind while others are not in. */
export async function calibrate(reviewer: Reviewer, session: string): Promise<void> {
  const { page } = reviewer
  await reviewer.goTo(`/quality/calibration/${session}?lang=en`, '[data-blind]')
  await reviewer.clean('a calibration that is blind')
  expect((await sendAs(reviewer.demo, page, `/quality/calibrations/${session}/results`)).status()).toBe(409)
  for (const { itemId } of (await reviewer.queue(session)).items) {
    await reviewer.goTo(`/quality/reviews/${itemId}`, '[aria-current="step"]')
    await reviewer.scoreAll('1')
    await press(page, 'Control+Enter')
    await expect.poll(async () => (await reviewer.itemOf(itemId)).review.state, { timeout: 10_000 }).toBe('submitted')
  }
}

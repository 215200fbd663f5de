/** A member of staff at the pages of Quality: what their browser shows, what the service says to them, and a review by keys. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { queueSchema, reviewItemSchema } from '@shared/api/quality/reviews.ts'
import type { ReviewItem, ReviewQueue } from '@shared/api/quality/reviews.ts'
import { scoreOf } from '@shared/quality/scorecard.ts'
import type { Answers, Scorecard, ScoredTicket } from '@shared/quality/scorecard.ts'
import { audit } from './axe.ts'
import type { Demo } from './demo-stage.ts'
import { askAs, press } from './keys.ts'

export const CAUSE = 'knowledge_policy/policy_unclear'

/** Each question at its best; with `failed` the critical ones at their worst. */
function answersOf(card: Scorecard, scored: ScoredTicket, failed: boolean): Answers {
  const criteria = card.sections.flatMap((section) => section.criteria)
  const answers: Record<string, string> = {}
  for (;;) {
    const [next] = scoreOf(card, answers, scored).open
    if (next === undefined) return answers
    const { levels, critical } = criteria.find(({ id }) => id === next)!
    answers[next] = (failed && critical ? levels.at(-1)! : levels[0]!).id
  }
}

export type Reviewer = ReturnType<typeof reviewerAt>
export function reviewerAt(demo: Demo, page: Page) {
  const ask = (path: string, body?: object, method?: string): Promise<unknown> => askAs(demo, page, path, body, method)
  const itemOf = async (id: string): Promise<ReviewItem> => reviewItemSchema.parse(await ask(`/quality/reviews/items/${id}`))
  /** Visible text, on one line. */
  const textOf = async (selector: string): Promise<string> => (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ')
  /** Where the focus of a review is: the first question, once keys are listened to. */
  const opened = (): Promise<void> => page.locator('[data-criterion][aria-current="step"], [data-row][aria-current="step"]').first().waitFor()
  return {
    demo,
    page,
    ask,
    itemOf,
    textOf,
    opened,
    queue: async (sample: string): Promise<ReviewQueue> => queueSchema.parse(await ask(`/quality/reviews?sample=${sample}`)),
    /** Of the address: an item, a sample, a case. */
    idShown: (): string => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!),
    goTo: async (path: string, there: string): Promise<void> => {
      await page.goto(new URL(path, demo.dashboard).href)
      await page
        .locator(there)
        .first()
        .waitFor()
        .catch(async (cause: unknown) => {
          throw new Error(`${path} does not show ${there}; it says: ${await textOf('main')}`, { cause })
        })
    },
    async clean(where: string): Promise<void> {
      expect({ where, violations: await audit(page) }).toEqual({ where, violations: [] })
    },
    async settled(): Promise<void> {
      await expect.poll(() => textOf('[data-saved]'), { timeout: 10_000 }).toMatch(/draft saved|草稿已存/)
    },
    /** From the queue, in which `J` goes down to the ticket. */
    async openItem(id: string): Promise<void> {
      await page.locator(`[data-item="${id}"]`).waitFor()
      for (let steps = 0; steps < 100; steps += 1) {
        await press(page, 'j')
        if ((await page.evaluate(() => document.activeElement?.getAttribute('data-item'))) === id) break
      }
      await press(page, 'Enter')
      await opened()
    },
    /** The first answer of every question that is open, then the verdict by its key. */
    async scoreAll(verdict: '1' | '2'): Promise<void> {
      for (let asked = 0; asked < 20; asked += 1) {
        if ((await page.locator('[data-row="verdict"][aria-current="step"]').count()) > 0) break
        await press(page, '1')
      }
      await press(page, verdict)
    },
    /** Hands one in over HTTP. */
    async submit(id: string, failed: boolean): Promise<void> {
      const { review, scorecard, scored } = await itemOf(id)
      const answers = answersOf(scorecard, scored, failed)
      const said = failed ? { verdict: 'no', cause: CAUSE, controllableBy: 'policy' } : { verdict: 'yes', cause: null, controllableBy: null }
      await ask(`/quality/reviews/items/${id}/submit`, { ifVersion: review.version, words: { ...review.words, answers, ...said }, seconds: 40 })
    },
  }
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type Results = { violations: { id: string; nodes: { target: unknown }[] }[] }

/** What axe (WCAG 2.2 A and AA) finds wrong with the page, as `rule: element`; what stands in frames is left out. */
export async function audit(page: Page | Frame): Promise<string[]> {
  // What is still fading in has no contrast of its own yet.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  })
  // Evaluated from outside: the policy of the page allows no foreign script tag.
  await page.evaluate(SCRIPT)
  const results = await page.evaluate((): Promise<Results> => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Results> } }
    // Only what is wrong is described in full, which is most of the time saved; every rule runs.
    return axe.run({ iframes: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
}

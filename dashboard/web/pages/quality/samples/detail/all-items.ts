import type { SampleItem, SamplesBackend } from '../../../../backend/quality/samples-backend.ts'

const PAGE = 500
const WHICHEVER = { state: null, reviewer: null, stratum: null }

/** Every item of a sample in the order of the draw: a sample is small, and its counts must open to exactly what they count. */
export async function allItems(backend: SamplesBackend, sampleId: string, signal: AbortSignal): Promise<SampleItem[]> {
  const items: SampleItem[] = []
  for (;;) {
    const page = await backend.items(sampleId, WHICHEVER, { limit: PAGE, offset: items.length }, signal)
    items.push(...page.items)
    if (page.items.length === 0 || items.length >= page.total) return items
  }
}

/** Samples as they are shown: one, its items, and the proof that it can be drawn again. */
import type { z } from 'zod'
import type { SampleDetail, sampleItemSchema, sampleItemsQuerySchema, sampleItemsSchema, sampleVerifiedSchema } from '@shared/api/quality/samples.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { drawSample } from '@shared/sampling/draw-sample.ts'
import { grouped } from '@shared/stats/grouped.ts'
import type { Labels } from '../../analytics/labels.ts'
import { ticketUrl, toIso, toIsoOrNull, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { SampleItemBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { writerName } from '../writer.ts'
import type { FrameBody } from './bodies.ts'
import type { SampleCaller } from './caller.ts'
import { digestOf, planOf } from './draw.ts'
import { withLabels } from './preview.ts'
import { isOverdue, progressOf, reviewerProgress } from './progress.ts'
import type { OpenSample, Reviewed } from './responses.ts'

type ShownItem = z.infer<typeof sampleItemSchema>
type ShownItems = z.infer<typeof sampleItemsSchema>
type Verified = z.infer<typeof sampleVerifiedSchema>

export function detailOf({ sample, items }: OpenSample, labels: Labels, now: EpochSeconds): SampleDetail {
  const { body } = sample
  const byStratum = grouped(items, (item) => item.body.stratum)
  const counted = (stratum: string, state: SampleItemBody['state']) =>
    (byStratum.get(stratum) ?? []).filter((item) => item.body.state === state).length
  return {
    id: sample.id,
    version: sample.version,
    title: body.title,
    seed: body.seed,
    drawnAt: toIso(body.drawnAt),
    drawnBy: writerName(body.drawnBy, labels),
    scorecard: body.scorecard,
    definition: body.definition,
    asOf: toIso(body.asOf),
    completeTo: toIso(body.completeTo),
    frame: {
      from: body.from,
      to: body.to,
      matured: body.matured,
      filter: body.question.filter,
      eligible: body.eligible,
      size: body.size,
      excluded: body.excluded,
      frozenAt: toIso(body.drawnAt),
    },
    design: body.design,
    strata: body.strata.map((stratum) => ({
      ...withLabels(stratum, labels),
      drawn: (byStratum.get(stratum.id) ?? []).filter((item) => item.body.replaces === null).length,
      submitted: counted(stratum.id, 'submitted'),
      replaced: counted(stratum.id, 'replaced'),
    })),
    assignment: {
      reviewers: body.reviewers.map((reviewer) => ({ ...reviewer, name: labels.agent(reviewer.userId) })),
      dueAt: toIsoOrNull(body.dueAt),
    },
    progress: progressOf(items, now),
    reviewers: reviewerProgress(items, now, labels),
  }
}

export interface ItemWords {
  labels: Labels
  settings: Pick<AnalyticsSettings, 'ticketUrl'>
  caller: SampleCaller
  now: EpochSeconds
}
type ItemsQuery = z.infer<typeof sampleItemsQuerySchema>
export function itemsOf(open: Reviewed, { state, reviewer, stratum, limit, offset }: ItemsQuery, words: ItemWords): ShownItems {
  const toItem = itemWriter(open, words)
  const asked = open.items.filter(
    (item) =>
      (state === undefined || item.body.state === state) &&
      (reviewer === undefined || item.body.reviewerId === reviewer) &&
      // As it is shown: a filter tells no stratum that is hidden.
      (stratum === undefined || (item.body.stratum === stratum && toItem(item).stratum === stratum)),
  )
  return { asOf: toIso(words.now), total: asked.length, items: asked.slice(offset, offset + limit).map(toItem) }
}

/** Whoever is to review blindly learns neither whose ticket it is, nor why it was drawn. */
export function itemWriter(
  { sample, responses, weights }: Reviewed,
  { labels, settings, caller, now }: ItemWords,
): (item: Kept<SampleItemBody>) => ShownItem {
  const placeOf = new Map(responses.map(({ item }, at) => [item.id, at]))
  return ({ id, version, body }) => {
    const at = placeOf.get(id)
    const review = at === undefined ? null : (responses[at]?.review ?? null)
    const open = caller.leads || review !== null || !sample.body.blind
    // What is said of one's own work is on one's own page, once it is released.
    const said = caller.leads || caller.userId === null || body.agentId !== caller.userId ? review : null
    const inclusion = at === undefined ? null : (weights.inclusions[at] ?? null)
    return {
      id,
      version,
      ticketId: body.ticketId,
      url: ticketUrl(settings, body.ticketId),
      place: body.place,
      stratum: open ? body.stratum : '',
      inclusion: open ? body.inclusion : 0,
      weight: open ? 1 / body.inclusion : 0,
      weightNow: inclusion === null ? null : 1 / inclusion,
      part: open ? body.part : 'random',
      agentId: open ? body.agentId : null,
      agent: open ? labels.agent(body.agentId) : null,
      group: labels.group(body.groupId),
      reviewerId: body.reviewerId,
      reviewer: labels.agent(body.reviewerId),
      dueAt: toIsoOrNull(body.dueAt),
      overdue: isOverdue(body, now),
      state: body.state,
      replaced: body.replaced && { ...body.replaced, by: writerName(body.replaced.by, labels), at: toIso(body.replaced.at) },
      replaces: body.replaces,
      score: said?.score ?? null,
      passed: said?.passed ?? null,
      verdict: said?.words.verdict ?? null,
    }
  }
}

export function verified({ sample, items }: OpenSample, frame: FrameBody): Verified {
  const { seed, digest } = sample.body
  const again = drawSample(frame, planOf(sample.body, frame), seed).map(({ at, inclusion, part }) => ({
    ticketId: frame.ticketIds[at] ?? 0,
    inclusion,
    part,
  }))
  const first = items.filter(({ body }) => body.replaces === null)
  const byTicket = new Map(again.map((one) => [one.ticketId, one]))
  const kept = new Set(first.map(({ body }) => body.ticketId))
  const frameDigest = digestOf(frame.ticketIds)
  const missing = first.flatMap(({ body }) => (byTicket.has(body.ticketId) ? [] : [body.ticketId]))
  const extra = again.flatMap(({ ticketId }) => (kept.has(ticketId) ? [] : [ticketId]))
  const alike = first.every(({ body }) => {
    const one = byTicket.get(body.ticketId)
    return one !== undefined && one.part === body.part && Math.abs(one.inclusion - body.inclusion) < 1e-12
  })
  return {
    same: alike && missing.length === 0 && extra.length === 0 && frameDigest === digest,
    seed,
    frameSize: frame.ticketIds.length,
    frameDigest,
    drawn: first.length,
    missing,
    extra,
  }
}

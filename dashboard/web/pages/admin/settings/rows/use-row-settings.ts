import { CHANNELS, PRIORITIES } from '@shared/fcr/history.ts'
import { SLA_MEASURES } from '@shared/api/operations.ts'
import { TARGET_DIMENSIONS } from '@shared/fcr/benchmark.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { useService } from '../../../../stores/service.ts'
import { useAdminI18n } from '../../use-admin-i18n.ts'
import { filled, isObject, objectsOf, type Row, type RowSetting } from './row-setting.ts'

export const ROW_KEYS = ['channelMap', 'synonyms', 'slaTargets', 'contentViews', 'staffing', 'targets'] as const
export type RowKey = (typeof ROW_KEYS)[number]

/** THE settings that are edited as rows. */
export function useRowSettings(): (key: RowKey) => RowSetting {
  const { a, word, valueName } = useAdminI18n()
  const service = useService()
  const channels = CHANNELS.map((value) => ({ value, label: word('channel', value) }))
  const list = { toRows: objectsOf, fromRows: (rows: readonly Row[]) => rows.map(filled) }
  const valuesOf = ({ dimension }: Row) => {
    const known = TARGET_DIMENSIONS.find((one) => one === dimension)
    return known ? [...(service.labels.get(known)?.keys() ?? [])].map((value) => ({ value, label: valueName(known, value) })) : []
  }
  const made: Record<RowKey, () => RowSetting> = {
    channelMap: () => ({
      columns: [
        { key: 'name', label: a('cell.name'), kind: 'text', example: 'my_channel_42' },
        { key: 'channel', label: a('cell.channel'), kind: 'choice', options: channels },
      ],
      start: { name: '', channel: 'other' },
      unique: 'name',
      toRows: (value) => (isObject(value) ? Object.entries(value).map(([name, channel]) => ({ name, channel })) : []),
      fromRows: (rows) => Object.fromEntries(rows.map(({ name, channel }) => [String(name), channel])),
    }),
    synonyms: () => ({
      columns: [{ key: 'words', label: a('cell.words'), kind: 'words', example: a('cell.words.example') }],
      start: { words: [] },
      toRows: (value) => (Array.isArray(value) ? value.map((words: unknown) => ({ words })) : []),
      fromRows: (rows) => rows.map(({ words }) => words),
    }),
    slaTargets: () => ({
      columns: [
        { key: 'measure', label: a('cell.measure'), kind: 'choice', options: SLA_MEASURES.map((value) => ({ value, label: a(`measure.${value}`) })) },
        { key: 'withinMinutes', label: a('cell.withinMinutes'), kind: 'number', example: '60' },
        {
          key: 'hours',
          label: a('cell.hours'),
          kind: 'choice',
          options: (['calendar', 'business'] as const).map((value) => ({ value, label: a(`hours.${value}`) })),
        },
        { key: 'channels', label: a('cell.channels'), kind: 'some', options: channels, isOptional: true },
        {
          key: 'priorities',
          label: a('cell.priorities'),
          kind: 'some',
          options: PRIORITIES.map((value) => ({ value, label: a(`priority.${value}`) })),
          isOptional: true,
        },
      ],
      start: { measure: 'first_reply', withinMinutes: null, hours: 'calendar', channels: [], priorities: [] },
      ...list,
    }),
    contentViews: () => ({
      columns: [
        { key: 'from', label: a('cell.from'), kind: 'day' },
        { key: 'to', label: a('cell.to'), kind: 'day' },
        { key: 'views', label: a('cell.views'), kind: 'number' },
        { key: 'solved', label: a('cell.solved'), kind: 'number', isOptional: true },
      ],
      start: {},
      ...list,
    }),
    staffing: () => ({
      columns: [
        { key: 'serviceLevel', label: a('cell.serviceLevel'), kind: 'percent' },
        { key: 'answerWithinSeconds', label: a('cell.answerWithinSeconds'), kind: 'number' },
        { key: 'patienceSeconds', label: a('cell.patienceSeconds'), kind: 'number', isOptional: true },
        { key: 'shrinkage', label: a('cell.shrinkage'), kind: 'percent' },
        { key: 'occupancy', label: a('cell.occupancy'), kind: 'percent' },
      ],
      start: { serviceLevel: 0.8, answerWithinSeconds: 20, shrinkage: 0.3, occupancy: 0.85 },
      most: 1,
      toRows: (value) => (isObject(value) ? [value] : []),
      fromRows: ([row]) => (row ? filled(row) : null),
    }),
    targets: () => ({
      columns: [
        { key: 'lens', label: a('lens.name'), kind: 'choice', options: LENS_IDS.map((value) => ({ value, label: word('lens', value) })) },
        {
          key: 'dimension',
          label: a('cell.dimension'),
          kind: 'choice',
          options: [{ value: '', label: a('cell.whole') }, ...TARGET_DIMENSIONS.map((value) => ({ value, label: word('dimension', value) }))],
          isOptional: true,
        },
        { key: 'value', label: a('cell.value'), kind: 'text', isOptional: true, offered: valuesOf },
        { key: 'rate', label: a('cell.rate'), kind: 'percent', example: '78' },
        { key: 'from', label: a('cell.since'), kind: 'day' },
      ],
      start: { lens: 'net', dimension: '', value: '', rate: null, from: null },
      toRows: (value) => objectsOf(value).map(({ slice, ...rest }) => ({ ...rest, ...(isObject(slice) ? slice : {}) })),
      fromRows: (rows) => rows.map(({ dimension, value, ...rest }) => ({ ...rest, slice: dimension ? { dimension, value: value ?? '' } : null })),
    }),
  }
  return (key) => made[key]()
}

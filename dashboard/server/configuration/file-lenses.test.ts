import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { fakeLensBook } from '../analytics/fake-lenses.test-helper.ts'
import { checkConfigurationFile } from './check.ts'
import { lensChangesOf, putLenses, savedLenses } from './file-lenses.ts'
import { readConfigurationFile, writeConfigurationFile } from './read-file.ts'

const KEYS = { windowDays: 7, windowByReason: {}, notFirstContactResolvable: [] }
const WHY = { by: 'command line', note: 'moved' }

test('what was saved of lenses comes back through a file, as a version with who and why', async () => {
  const own = await fakeLensBook(() => KEYS)
  await own.settle()
  await own.save({ id: 'net', changes: { windowDays: 14, flags: ['repeat'] }, ifVersion: 1, by: 'Ada', note: '' })
  const dir = await mkdtemp(join(tmpdir(), 'firstfix-file-'))
  const file = join(dir, 'firstfix.config.json')
  await writeFile(file, writeConfigurationFile(DEFAULT_CONFIGURATION, savedLenses(own)))
  const read = await readConfigurationFile(file)
  await rm(dir, { recursive: true })
  expect([read.body, read.lenses]).toEqual([DEFAULT_CONFIGURATION, { net: { windowDays: 14, flags: ['repeat'] } }])

  const fresh = await fakeLensBook(() => KEYS)
  const put = await putLenses(fresh, read.lenses, WHY)
  expect(put.ok && put.value.map(({ key, before, after }) => [key, before, after])).toEqual([
    ['lenses.net', {}, { windowDays: 14, flags: ['repeat'] }],
  ])
  expect(fresh.history('net')[0]).toMatchObject({ origin: 'saved', savedBy: 'command line', note: 'moved' })
  expect({ ...fresh.inForce().net, version: 0 }).toEqual({ ...own.inForce().net, version: 0 })
  expect(lensChangesOf(fresh, read.lenses)).toEqual([])
})
test('a file that says nothing of lenses leaves them; one that leaves a lens out puts it back to the settings', async () => {
  const book = await fakeLensBook(() => KEYS)
  await book.settle()
  await book.save({ id: 'net', changes: { windowDays: 14 }, ifVersion: 1, by: 'Ada', note: '' })
  await putLenses(book, null, WHY)
  expect(book.inForce().net).toMatchObject({ version: 2, windowDays: 14 })
  await putLenses(book, {}, WHY)
  expect(book.inForce().net).toMatchObject({ version: 3, windowDays: 7 })
})
test('a lens in a file is held to the rules of its editor, by path', () => {
  const checked = checkConfigurationFile({ lenses: { net: { windowDays: 5 }, one_touch: { flags: [] }, ours: {} } })
  expect(checked.ok ? [] : checked.faults.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining(['lenses.net.windowDays must be 1, 3, 7, 14 or 30 (days).', expect.stringMatching(/^lenses\.ours /)]),
  )
  const fixed = checkConfigurationFile({ lenses: { one_touch: { flags: [] } } })
  expect(fixed.ok ? [] : fixed.faults).toEqual([
    {
      path: 'lenses.one_touch.flags',
      detail: 'lenses.one_touch.flags is no part of the lens one_touch that can be changed; those are usePredictedReasons.',
    },
  ])
})

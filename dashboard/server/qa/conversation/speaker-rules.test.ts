import { expect, test } from 'vitest'
import { createSpeakers } from './speaker-rules.ts'

function opened() {
  const state = { name: 'Ana Lima', now: 0, reads: 0, configuration: { botUsers: [], thirdParties: [] } }
  const names = async () => {
    state.reads += 1
    return { agents: new Map([[7, state.name]]), groups: new Map<number, string>(), brands: new Map<number, string>() }
  }
  const speakers = createSpeakers({
    reader: { names, usersNamed: async () => [] },
    configuration: () => state.configuration,
    now: () => state.now,
  })
  return { state, speakers, name: async () => (await speakers.read()).agents.get(7) }
}

test('names are read once for a minute of conversations', async () => {
  const { state, name } = opened()
  await Promise.all([name(), name()])
  state.now = 60
  await name()
  expect(state.reads).toBe(1)
  state.now = 61
  await name()
  expect(state.reads).toBe(2)
})
test('a name that was forgotten is not said once more', async () => {
  const { state, speakers, name } = opened()
  expect(await name()).toBe('Ana Lima')
  state.name = '[forgotten]'
  speakers.forget()
  expect(await name()).toBe('[forgotten]')
})
test('another configuration is read for anew', async () => {
  const { state, name } = opened()
  await name()
  state.configuration = { botUsers: [], thirdParties: [] }
  await name()
  expect(state.reads).toBe(2)
})

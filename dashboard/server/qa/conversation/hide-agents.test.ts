import { expect, test } from 'vitest'
import { agentHider } from './hide-agents.ts'

const AGENTS = new Map([
  [11, 'Anna Berg'],
  [12, '王小明'],
  [13, 'Oskar Li (Vendor)'],
])
const hide = agentHider(
  AGENTS,
  new Map([
    [11, 1],
    [12, 2],
  ]),
)

test('an agent who takes part is their number, by full name and by a part of it, whatever the case', () => {
  expect(hide('Hello, this is Anna Berg.\n\nKind regards\nANNA')).toBe('Hello, this is [agent 1].\n\nKind regards\n[agent 1]')
  expect(hide('客服王小明为您服务')).toBe('客服[agent 2]为您服务')
})
test('any other agent is one without a number, by the full name only', () => {
  expect(hide('I asked Oskar Li (Vendor), and Oskar knows')).toBe('I asked [agent], and Oskar knows')
})
test('a name inside a word is none', () => {
  expect(hide('Annapolis and the Bergen office')).toBe('Annapolis and the Bergen office')
})
test('names are text, whatever signs are in them, and without agents nothing changes', () => {
  const odd = agentHider(new Map([[1, 'A.* (b) [c] $']]), new Map([[1, 1]]))
  expect(odd('from A.* (b) [c] $')).toBe('from [agent 1]')
  expect(odd('from Axx')).toBe('from Axx')
  expect(agentHider(new Map(), new Map())('Anna')).toBe('Anna')
})

import { enableAutoUnmount, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { usePreferences } from '../stores/preferences.ts'
import { useShortcuts } from './use-shortcuts.ts'

enableAutoUnmount(afterEach)
let done: string[] = []
const press = (key: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
const inner = defineComponent(() => {
  useShortcuts({ t: () => done.push('table') })
  return () => h('input')
})
const outer = defineComponent(() => {
  useShortcuts({ '?': () => done.push('help'), 'g t': () => done.push('tickets') })
  return () => h(inner)
})
beforeEach(() => {
  done = []
})

test('a pair of keys is never taken for its second key', () => {
  mount(outer, { attachTo: document.body, global: { plugins: [createPinia()] } })
  press('g')
  press('t')
  press('t')
  press('?')
  expect(done).toEqual(['tickets', 'table', 'help'])
})
test('keys are silent while one types, with a modifier held, and when switched off', () => {
  const page = mount(outer, { attachTo: document.body, global: { plugins: [createPinia()] } })
  press('t', page.find('input').element)
  press('t', document.body, { ctrlKey: true })
  usePreferences().shortcuts = false
  press('t')
  usePreferences().shortcuts = true
  expect(done).toEqual([])
})
test('keys of a part that is gone do nothing', () => {
  mount(outer, { attachTo: document.body, global: { plugins: [createPinia()] } }).unmount()
  press('t')
  expect(done).toEqual([])
})

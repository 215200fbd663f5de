import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { createKeys } from './keys.ts'

function setup() {
  const page = document.implementation.createHTMLDocument()
  page.body.innerHTML = '<section id="a"><input type="search"><input type="radio"></section><section id="b"><button>b</button></section>'
  const keys = createKeys(page)
  const heard: string[] = []
  const part = (id: string, names: readonly string[], pressing = () => false) => {
    const group = {
      bindings: () => names.map((key) => ({ key, about: key, run: () => heard.push(`${id}${key}`) })),
      scope: shallowRef(page.querySelector<HTMLElement>(`#${id}`)),
      pressing,
    }
    return { group, remove: keys.add(group) }
  }
  const press = (key: string, init: KeyboardEventInit = {}, target: string = 'body') => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
    page.querySelector(target)?.dispatchEvent(event)
    return event
  }
  return { page, keys, heard, part, press }
}

test('a key goes to the part that wants it, and only to it', () => {
  const { part, press, heard } = setup()
  part('a', ['x'])
  expect(press('X').defaultPrevented).toBe(true)
  expect(press('y').defaultPrevented).toBe(false)
  expect(heard).toEqual(['ax'])
})
test('of two parts the upper one gets it, unless the lower one presses', () => {
  const { part, press, heard } = setup()
  let pressing = false
  part('a', ['1'])
  part('b', ['1'], () => pressing)
  press('1')
  pressing = true
  press('1')
  expect(heard).toEqual(['a1', 'b1'])
})
test('the part with the focus gets it before all others', () => {
  const { page, part, press, heard, keys } = setup()
  const a = part('a', ['1'])
  const b = part('b', ['1'])
  page.querySelector('button')?.dispatchEvent(new Event('focusin', { bubbles: true }))
  press('1')
  expect(heard).toEqual(['b1'])
  expect([keys.owns(a.group, '1'), keys.owns(b.group, '1')]).toEqual([false, true])
})
test('number keys go to one part together', () => {
  const { part, press, heard } = setup()
  part('a', ['1', '2'])
  part('b', ['1', '2', '3'])
  press('3')
  expect(heard).toEqual([])
})
test('while somebody writes only Escape is ours; a radio button is no writing', () => {
  const { part, press, heard } = setup()
  part('b', ['1', 'Escape'])
  press('1', {}, 'input[type=search]')
  press('Escape', {}, 'input[type=search]')
  press('1', {}, 'input[type=radio]')
  expect(heard).toEqual(['bEscape', 'b1'])
})
test('keys with Ctrl, Alt or in the middle of a Chinese word belong to others, Ctrl Enter is ours', () => {
  const { part, press, heard } = setup()
  part('a', ['d', 'Ctrl+Enter'])
  press('d', { ctrlKey: true })
  press('d', { altKey: true })
  press('d', { isComposing: true })
  press('Enter', { ctrlKey: true })
  expect(heard).toEqual(['aCtrl+Enter'])
})
test('a part that is gone takes no keys', () => {
  const { part, press, heard } = setup()
  part('a', ['x']).remove()
  press('x')
  expect(heard).toEqual([])
})

import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useKeptFocus } from './use-kept-focus.ts'

function open() {
  const [isThere, isShut] = [ref(true), ref(false)]
  const Page = defineComponent(() => {
    const box = ref<HTMLElement | null>(null)
    useKeptFocus(box)
    const button = () => (isThere.value ? h('button', { disabled: isShut.value }, 'Revoke') : null)
    return () => h('div', { ref: box }, h('section', { id: 'tokens' }, [button()]))
  })
  const page = mount(Page, { attachTo: document.body })
  const settle = async () => {
    await nextTick()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  page.get('button').element.focus()
  return { page, isThere, isShut, settle }
}

test('when the pressed button goes away, focus stays in its section', async () => {
  const { page, isThere, settle } = open()
  isThere.value = false
  await settle()
  expect(document.activeElement?.id).toBe('tokens')
  page.unmount()
})
test('a button that was shut for a moment has the focus again', async () => {
  const { page, isShut, settle } = open()
  // As browsers do with a button that is shut.
  page.get('button').element.blur()
  isShut.value = true
  await settle()
  expect(document.activeElement?.id).toBe('tokens')
  isShut.value = false
  await settle()
  expect(document.activeElement).toBe(page.get('button').element)
  page.unmount()
})

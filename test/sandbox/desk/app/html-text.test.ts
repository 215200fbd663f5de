// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { htmlToText } from './html-text.ts'

test.each([
  ['plain words', 'plain words'],
  ['a &lt;b&gt; &amp; c', 'a <b> & c'],
  ['one<br>two', 'one\ntwo'],
  ['<p>one</p><p>two</p>', 'one\n\ntwo'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['<a href="https://x.example/a">words</a>', 'words (https://x.example/a)'],
  ['<a href="https://x.example/a">https://x.example/a</a>', 'https://x.example/a'],
  ['<a href="javascript:alert(1)">words</a>', 'words'],
  ['a<script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)>b', 'ab'],
  ['<b>退款</b>需要 5 天', '退款需要 5 天'],
])('%s', (html, text) => {
  expect(htmlToText(html)).toBe(text)
})

import { expect, test } from 'vitest'
import { htmlToText } from './html-to-text.ts'

test.each([
  [
    'a block ends a line, a word inside one does not',
    '<h1>Returns</h1><p>Pack &amp; <b>se</b>nd<br>it</p><ul><li>one</li><li>two</li></ul>',
    'Returns\nPack & send\nit\none\ntwo',
  ],
  ['a line end of the source is a blank', '<p>one\n   two</p>\n\n<p>three</p>', 'one two\nthree'],
  [
    'scripts, styles and what only machines read are left out',
    '<style>p{}</style>a<script>if (1 < 2) "<p>x</p>"</script> b<!-- c --><title>d</title>',
    'a b',
  ],
  ['entities are letters once', '&lt;p&gt; &amp;amp; &#20320;&#x597d;&nbsp;&eacute;', '<p> &amp; 你好 é'],
  ['a sign that opens no tag stays', 'a < b and 3 > 2', 'a < b and 3 > 2'],
  ['an angle bracket in an attribute ends no tag', '<a title="1 > 2" href="#">link</a>', 'link'],
  ['what is never closed is read to its end', '<div>one<p>two<b>three', 'one\ntwothree'],
  ['a text without markup is itself', ' plain ', 'plain'],
])('%s', (_rule, html, text) => {
  expect(htmlToText(html)).toBe(text)
})
test('a page of open brackets takes no longer than its length', () => {
  const started = performance.now()
  expect(htmlToText('<'.repeat(200_000)).length).toBeGreaterThanOrEqual(0)
  expect(htmlToText('<p>'.repeat(100_000))).toBe('')
  expect(performance.now() - started).toBeLessThan(5_000)
})

import { expect, test } from 'vitest'
import { joinComments, wordsDifferences } from './differences.ts'
import { NOTHING_SAID, type MessageComment } from './review.ts'

const comment = (text: string): MessageComment => ({ line: 'e1.0', quote: null, text, tags: [] })

test('only what differs is named, answer by answer, with both texts', () => {
  const theirs = { ...NOTHING_SAID, answers: { policy: 'met', date: 'not' }, note: 'theirs', comments: [comment('a')] }
  const yours = { ...NOTHING_SAID, answers: { policy: 'partly', date: 'not', tone: 'met' }, note: 'yours', comments: [comment('a')] }
  expect(wordsDifferences(theirs, yours)).toEqual([
    { key: 'answers.policy', theirs: 'met', yours: 'partly' },
    { key: 'answers.tone', theirs: null, yours: 'met' },
    { key: 'note', theirs: 'theirs', yours: 'yours' },
  ])
  expect(wordsDifferences(theirs, theirs)).toEqual([])
})
test('joined comments hold each comment of both once', () => {
  expect(joinComments([comment('a'), comment('b')], [comment('b'), comment('c')]).map(({ text }) => text)).toEqual(['a', 'b', 'c'])
})

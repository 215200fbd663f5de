/** People type badly: the same sentence in another hand. */
import type { Dice } from '../../seed.ts'
import type { Language } from '../people.ts'

const NEIGHBOURS: Readonly<Record<string, string>> = { a: 's', e: 'r', i: 'o', n: 'm', o: 'p', r: 't', s: 'd', t: 'y', l: 'k', h: 'j' }
const SOUND_ALIKE: Readonly<Record<string, string>> = {
  的: '得',
  在: '再',
  账: '帐',
  到: '倒',
  做: '作',
  已: '以',
  它: '他',
  那: '哪',
  呢: '呐',
  吗: '嘛',
}

export function mistype(dice: Dice, text: string, language: Language): string {
  const roll = dice.next()
  if (language === 'zh') {
    if (roll < 0.12) return [...text].map((char) => (dice.chance(0.4) ? (SOUND_ALIKE[char] ?? char) : char)).join('')
    return roll < 0.22 ? text.replaceAll('，', ' ') : text
  }
  if (roll < 0.14) return text.toLowerCase()
  if (roll < 0.32) return slip(dice, slip(dice, text))
  return roll < 0.36 ? text.replaceAll(',', '') : text
}

function slip(dice: Dice, text: string): string {
  const at = 1 + dice.int(Math.max(1, text.length - 2))
  const char = text[at] ?? ''
  // Order numbers stay as they are.
  if (!/[a-z]/.test(char) || !/[a-z]/.test(text[at + 1] ?? '')) return text
  const kind = dice.int(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + char + text.slice(at)
  if (kind === 2) return text.slice(0, at) + text[at + 1] + char + text.slice(at + 2)
  return text.slice(0, at) + (NEIGHBOURS[char] ?? char) + text.slice(at + 1)
}

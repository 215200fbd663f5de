import type { Dice } from '../seed.ts'
import type { RawArticle } from './records.ts'

export function createArticles(_dice: Dice, _start: number, _end: number): RawArticle[] {
  return []
}

/** Lessons as they are shown: whole, at most three. A service one version newer may send what this sidebar cannot read. */
import type { BriefLesson } from '@shared/api/brief.ts'

const MOST = 3
const isText = (value: unknown): boolean => typeof value === 'string'
export const toLessons = (lessons: readonly BriefLesson[]): readonly BriefLesson[] =>
  lessons.filter(({ id, title, lesson, rightAnswer }) => Number.isInteger(id) && [title, lesson, rightAnswer].every(isText)).slice(0, MOST)

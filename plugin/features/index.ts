/** THE list, in the order on screen. */
import type { Feature } from './define-feature.ts'
import { articles } from './articles/articles.ts'
import { customerCard } from './customer-card/customer-card.ts'
import { disposition } from './disposition/disposition.ts'
import { history } from './history/history.ts'
import { lessons } from './lessons/lessons.ts'
import { repeatFlag } from './repeat-flag/repeat-flag.ts'
import { solveCheck } from './solve-check/solve-check.ts'

export const features: readonly Feature[] = [repeatFlag, solveCheck, disposition, history, lessons, articles, customerCard]

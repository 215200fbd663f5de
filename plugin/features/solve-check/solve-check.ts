import { defineFeature } from '../define-feature.ts'
import SolveCheck from './SolveCheck.vue'

/** A risk of another time helps nobody: not shown with the last known data. */
export const solveCheck = defineFeature({
  name: 'solve-check',
  title: 'riskPart',
  when: { closed: false, lastKnown: false },
  panel: SolveCheck,
})

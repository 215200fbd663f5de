import { defineFeature } from '../define-feature.ts'
import Disposition from './Disposition.vue'

export const disposition = defineFeature({
  name: 'disposition',
  title: 'dispositionPart',
  when: { closed: false, lastKnown: true },
  panel: Disposition,
})

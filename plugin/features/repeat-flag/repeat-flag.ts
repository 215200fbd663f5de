import { defineFeature } from '../define-feature.ts'
import RepeatFlag from './RepeatFlag.vue'

export const repeatFlag = defineFeature({ name: 'repeat-flag', title: 'repeatPart', when: { closed: true, lastKnown: true }, panel: RepeatFlag })

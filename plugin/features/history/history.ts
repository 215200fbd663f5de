import { defineFeature } from '../define-feature.ts'
import History from './History.vue'

export const history = defineFeature({ name: 'history', title: 'historyPart', when: { closed: true, lastKnown: true }, panel: History })

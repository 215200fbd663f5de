import { defineFeature } from '../define-feature.ts'
import Articles from './Articles.vue'

export const articles = defineFeature({ name: 'articles', title: 'articlesPart', when: { closed: true, lastKnown: true }, panel: Articles })

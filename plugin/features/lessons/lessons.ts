import { defineFeature } from '../define-feature.ts'
import Lessons from './Lessons.vue'

export const lessons = defineFeature({ name: 'lessons', title: 'lessonsPart', when: { closed: true, lastKnown: true }, panel: Lessons })

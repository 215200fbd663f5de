import { defineFeature } from '../define-feature.ts'
import CustomerCard from './CustomerCard.vue'

export const customerCard = defineFeature({
  name: 'customer-card',
  title: 'customerPart',
  when: { closed: true, lastKnown: true },
  panel: CustomerCard,
})

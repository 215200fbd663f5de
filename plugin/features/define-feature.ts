/** A part of the sidebar: when it is shown, as data, and what it shows, as a panel. It never knows another part. */
import type { Component } from 'vue'
import type { Brief } from '@shared/api/brief.ts'
import type { MessageKey } from '../ui/text.ts'
import type { OpenTicket } from '../zaf/ticket.ts'

export interface PanelProps {
  ticket: OpenTicket
  brief: Brief
  /** Nothing on this ticket can be changed. */
  closed: boolean
}
export interface Feature {
  /** Its folder's name. */
  name: string
  title: MessageKey
  when: {
    /** Of use on a ticket that can't be changed any more. */
    closed: boolean
    /** Shown with the last known data, too, while the service is out of reach. */
    lastKnown: boolean
  }
  /** Takes `PanelProps`. */
  panel: Component
}
export interface Situation {
  closed: boolean
  lastKnown: boolean
}

export const defineFeature = (feature: Feature): Feature => feature
export const runsNow = ({ when }: Feature, now: Situation): boolean => (when.closed || !now.closed) && (when.lastKnown || !now.lastKnown)

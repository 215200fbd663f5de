import type { InjectionKey } from 'vue'
import type { Notices } from '@shared/api/quality/notices.ts'

/** One's own notices. */
export interface NoticesBackend {
  list(signal?: AbortSignal): Promise<Notices>
  /** Left out: all. */
  markRead(ids?: readonly string[]): Promise<Notices>
}
export const NOTICES_BACKEND: InjectionKey<NoticesBackend> = Symbol('notices-backend')

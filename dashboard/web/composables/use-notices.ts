import { inject, ref, shallowRef } from 'vue'
import type { Notices } from '@shared/api/quality/notices.ts'
import type { BackendError } from '../backend/backend-error.ts'
import { NOTICES_BACKEND } from '../backend/quality/notices-backend.ts'
import { createNoticesHttp } from '../backend/quality/notices-http.ts'
import { toBackendError, useRequest } from './use-request.ts'

/** Says that notices were read: the nav counts them as well. */
const READ = 'firstfix:notices'

/** One's own notices, and marking them as read. */
export function useNotices() {
  const backend = inject(NOTICES_BACKEND, () => createNoticesHttp(), true)
  const notices = useRequest(
    () => null,
    (signal) => backend.list(signal),
  )
  const isBusy = ref(false)
  const readError = shallowRef<BackendError | null>(null)
  /** Left out: all. */
  async function markRead(ids?: readonly string[]): Promise<void> {
    isBusy.value = true
    readError.value = null
    try {
      const left: Notices = await backend.markRead(ids)
      notices.data.value = Object.freeze(left)
      window.dispatchEvent(new Event(READ))
    } catch (cause) {
      readError.value = toBackendError(cause)
    } finally {
      isBusy.value = false
    }
  }
  return { notices, isBusy, readError, markRead }
}

/** How many are new; `listen` is told whenever some were read on this page, and answers with what ends it. */
export function useNoticeCount() {
  const backend = inject(NOTICES_BACKEND, () => createNoticesHttp(), true)
  const unread = ref(0)
  /** A count is no reason to disturb a page: it stays as it was until it can be read again. */
  async function count(): Promise<void> {
    unread.value = await backend.list().then(
      (notices) => notices.unread,
      () => unread.value,
    )
  }
  function listen(): () => void {
    window.addEventListener(READ, count)
    return () => window.removeEventListener(READ, count)
  }
  return { unread, count, listen }
}

import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { DeskError } from '../model/desk-api.ts'
import type { DeskApi, TicketPage } from '../model/desk-api.ts'

const REFRESH_MS = 10_000

/** The open tickets, or what a search found; the open ones are read again every ten seconds while the page is seen. */
export function useTicketList(api: DeskApi, onRead: (page: TicketPage) => Promise<void>) {
  const page = shallowRef<TicketPage>({ tickets: [], users: [] })
  const words = ref('')
  const phase = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref('')
  const searching = computed(() => words.value.trim() !== '')
  let latest = 0

  async function read(): Promise<void> {
    const turn = (latest += 1)
    try {
      const found = searching.value ? await find(api, words.value.trim()) : await api.openTickets()
      if (turn !== latest) return
      page.value = found
      phase.value = 'ready'
      await onRead(found)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      if (turn !== latest) return
      failure.value = error.message
      phase.value = 'failed'
    }
  }
  const timer = setInterval(() => {
    if (!document.hidden && !searching.value) void read()
  }, REFRESH_MS)
  onScopeDispose(() => clearInterval(timer))
  const people = computed(() => new Map(page.value.users.map((user) => [user.id, user.name])))
  return { page, people, words, phase, failure, searching, read }
}

/** A number finds its ticket first, archived or not, then what mentions it. */
async function find(api: DeskApi, words: string): Promise<TicketPage> {
  const id = /^#?(\d+)$/.exec(words)?.[1]
  const found = await api.search(words)
  if (id === undefined || found.tickets.some((ticket) => ticket.id === Number(id))) return found
  try {
    const ticket = await api.ticket(Number(id))
    return { tickets: [ticket, ...found.tickets], users: [...found.users, await api.user(ticket.requesterId)] }
  } catch (error) {
    if (error instanceof DeskError && error.kind === 'not-found') return found
    throw error
  }
}

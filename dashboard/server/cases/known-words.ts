/** Whom and what the store knows, so that a case does not tell: agents by name, the customers of its tickets by what they carry. */
import type { TicketId } from '@shared/fcr/history.ts'
import { createMasker, type Masker } from '@shared/text/mask.ts'
import { compileOrderPatterns } from '@shared/text/order-refs.ts'
import type { FactReader } from '../store/fact-store/contract.ts'
import type { IdentityReader } from '../store/fact-store/identity-contract.ts'

export interface KnownWordsDeps {
  reader: Pick<FactReader, 'names' | 'facts'> & Pick<IdentityReader, 'usersBehind'>
  orderPatterns: () => readonly string[]
}
/** Before the `@` they name a desk, not a person. */
const DESKS: ReadonlySet<string> = new Set([
  'admin',
  'billing',
  'contact',
  'hello',
  'help',
  'info',
  'mail',
  'office',
  'order',
  'orders',
  'sales',
  'service',
  'shop',
  'support',
  'team',
])

/** Customers' names are not kept; the words of their addresses are what is known of them. */
export async function maskerFor({ reader, orderPatterns }: KnownWordsDeps, tickets: readonly TicketId[]): Promise<Masker> {
  const [{ agents }, facts] = await Promise.all([reader.names(), reader.facts(tickets)])
  const users = await reader.usersBehind([...new Set(facts.map(({ requesterId }) => requesterId))])
  const carried = users.flatMap(({ identities }) => identities.map(({ value }) => value))
  const solvers = facts.flatMap(({ solver, firstAgent }) => [solver, firstAgent]).flatMap((id) => (id === null ? [] : (agents.get(id) ?? [])))
  return createMasker({
    names: [...agents.values()],
    people: [...solvers, ...carried.flatMap((value) => (value.startsWith('email:') ? namesInAddress(value.slice('email:'.length)) : []))],
    values: carried.map((value) => value.slice(value.indexOf(':') + 1)),
    orders: compileOrderPatterns(orderPatterns()),
  })
}

/** `anna.schmidt@web.de` → anna, schmidt. */
export const namesInAddress = (address: string): string[] =>
  (/^[^@+]+/.exec(address)?.[0] ?? '').split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !DESKS.has(word.toLowerCase()))

import type { RawUser } from './records.ts'

export const BOT = 900
export const CARRIER = 901

/** Five customers, some of them one person; staff; a bot; a carrier who writes into tickets. */
export function makeUsers(pick: <T>(list: readonly T[]) => T, chance: (p: number) => boolean, base: number): RawUser[] {
  const user = (id: number, role: string, more: Partial<RawUser> = {}): RawUser => ({
    id,
    role,
    suspended: false,
    email: null,
    phone: null,
    external_id: null,
    identities: [],
    ...more,
  })
  const customers = Array.from({ length: 5 }, (_, index) =>
    user(base + 101 + index, 'end-user', {
      email: `c${chance(0.2) ? 1 : index}-${base}@example.com`,
      phone: chance(0.3) ? pick([`+4915${1_000_000_000 + base}`, '15112345678']) : null,
      external_id: chance(0.15) ? `shop-${base}` : null,
      suspended: chance(0.05),
      identities: chance(0.2) ? [{ type: 'email', value: ` C${index}-${base}@Example.com` }] : [],
    }),
  )
  return [
    ...customers,
    user(301, 'agent'),
    user(302, 'agent'),
    user(303, 'admin'),
    user(304, 'end-user'),
    user(BOT, 'agent'),
    user(CARRIER, 'end-user'),
  ]
}

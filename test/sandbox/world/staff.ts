/** Who works at the desk, and the blank forms of users and identities. */
import type { Dice } from '../seed.ts'
import { ADMIN_ID, CARRIER_ID, EX_AGENT_ID, GROUP, TEAM } from './catalogue.ts'
import { isoOf, type RawIdentity, type RawUser } from './records.ts'

const AGENT_NAMES = {
  first: 'Lena|Oskar|Priya|Marek|Ines|Tobias|Wei|Yan|Jing|Hao|Min|Nora|Samir|Dana|Ravi|Elif|Jonas|Carla|Bao|Mila|Theo|Aisha|Ugo|Pia|Kees|Ada'.split(
    '|',
  ),
  last: 'Brandt|Novak|Rao|Lindqvist|Costa|Weber|Chen|Zhao|Lin|Sun|Xu|Berg|Haddad|Petrov|Iyer|Demir|Krause|Moreno|Tran|Kovac|Roux|Bello|Ricci|Vogel|Bakker|Ortiz'.split(
    '|',
  ),
}

/** Admin, 24 agents, one who left and is an end user now, and the carrier's own mailbox. */
export function createStaff(dice: Dice, startAt: number): { users: RawUser[]; identities: RawIdentity[] } {
  const made = isoOf(startAt - 60 * 86_400)
  const groupOf = new Map((Object.keys(TEAM) as (keyof typeof TEAM)[]).flatMap((key) => TEAM[key].map((id) => [id, GROUP[key]] as const)))
  const users = [ADMIN_ID, ...groupOf.keys(), EX_AGENT_ID, CARRIER_ID]
    .sort((a, b) => a - b)
    .map((id, i): RawUser => {
      const name = id === CARRIER_ID ? 'Carrier desk' : `${AGENT_NAMES.first[i % 26]} ${AGENT_NAMES.last[(i * 7 + dice.int(26)) % 26]}`
      return {
        ...blankUser(id, made),
        name,
        email: id === CARRIER_ID ? 'carrier@example.com' : `agent${id}@exmar.example`,
        role: id === ADMIN_ID ? 'admin' : id === EX_AGENT_ID || id === CARRIER_ID ? 'end-user' : 'agent',
        role_type: id === ADMIN_ID ? 4 : null,
        default_group_id: groupOf.get(id) ?? null,
        updated_at: id === EX_AGENT_ID ? isoOf(startAt + 75 * 86_400) : made,
      }
    })
  return { users, identities: users.map((user) => identity(user.id * 10, user.id, 'email', user.email!, user.created_at)) }
}

export const blankUser = (id: number, made: string): RawUser => ({
  id,
  url: `/api/v2/users/${id}.json`,
  name: '',
  email: null,
  phone: null,
  external_id: null,
  role: 'end-user',
  role_type: null,
  active: true,
  suspended: false,
  verified: true,
  shared: false,
  locale: 'en-US',
  time_zone: 'Beijing',
  iana_time_zone: 'Asia/Shanghai',
  created_at: made,
  updated_at: made,
  default_group_id: null,
  tags: [],
  photo: null,
})

export const identity = (id: number, userId: number, type: string, value: string, made: string, primary = true): RawIdentity => ({
  id,
  url: `/api/v2/users/${userId}/identities/${id}.json`,
  user_id: userId,
  type,
  value,
  verified: true,
  primary,
  created_at: made,
  updated_at: made,
})

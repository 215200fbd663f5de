/** The demo's choice of who acts: a role and an invented member of staff, kept in the browser. There is none beside a real account. */
import { ROLES, type DemoAct, type DemoChoices } from '@shared/api/people.ts'
import { z } from 'zod'
import type { Identity } from './identity.ts'
import type { Seal } from './seal.ts'

export interface DemoRoles {
  choices(): Promise<DemoChoices>
  /** The value for the cookie; null = nobody of that number works here. */
  act(as: DemoAct): Promise<string | null>
  read(cookie: string): Identity | null
}
const PURPOSE = 'demo role'
const actingSchema = z.object({ role: z.enum(ROLES), userId: z.number(), name: z.string(), groups: z.array(z.number()).nullable() })

/** `choices` reads the invented staff. */
export function createDemoRoles({ seal, choices }: { seal: Seal; choices: () => Promise<Omit<DemoChoices, 'roles'>> }): DemoRoles {
  return {
    choices: async () => ({ roles: [...ROLES], ...(await choices()) }),
    async act({ role, userId }) {
      const { staff, vendorGroups } = await choices()
      const name = staff.find((one) => one.userId === userId)?.name
      if (name === undefined) return null
      return seal.close(PURPOSE, { role, userId, name, groups: role === 'vendor' ? vendorGroups.map(({ id }) => id) : null })
    },
    read(cookie) {
      const acting = actingSchema.safeParse(seal.open(PURPOSE, cookie)).data
      return acting === undefined ? null : { kind: 'demo', subject: `demo user ${acting.userId}`, ...acting }
    },
  }
}

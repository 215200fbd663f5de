import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDemoRoles } from './demo-roles.ts'
import { createSeal } from './seal.ts'

const choices = async () => ({ staff: [{ userId: 501, name: 'Mia' }], vendorGroups: [{ id: 7, name: 'Vendor A' }] })
const roles = createDemoRoles({ seal: createSeal(randomBytes(32)), choices })

test('who acts is an invented member of staff in a role; a vendor has its groups', async () => {
  const vendor = await roles.act({ role: 'vendor', userId: 501 })
  expect(roles.read(vendor ?? '')).toEqual({ kind: 'demo', role: 'vendor', subject: 'demo user 501', userId: 501, name: 'Mia', groups: [7] })
  expect(roles.read((await roles.act({ role: 'reviewer', userId: 501 })) ?? '')?.groups).toBeNull()
  expect(await roles.act({ role: 'admin', userId: 9 })).toBeNull()
})
test('a choice of another installation, or none of ours, is none', async () => {
  const other = createDemoRoles({ seal: createSeal(randomBytes(32)), choices })
  expect([roles.read((await other.act({ role: 'admin', userId: 501 })) ?? ''), roles.read('x')]).toEqual([null, null])
})

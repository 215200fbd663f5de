import type { AuditVerdict } from '@shared/api/audit.ts'
import type { Identity } from '../../judge/identity.ts'
import { checkInvariants } from '../../judge/invariants.ts'
import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'

export const check: Command = {
  name: 'check',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: null,
  about: 'Hold the identities that must always be true against the data at hand, and the audit log against its chain.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  async run({ engine, values, io }) {
    const identities = await checkInvariants({
      store: engine.store,
      judge: engine.judge,
      settings: engine.settings(),
      onProgress: (name) => io.err(`checking: ${name}\n`),
    })
    identities.push(logIsWhole(await engine.audit.verify()))
    const violated = identities.filter((identity) => !identity.ok)
    if (flag(values, 'json')) io.out(json({ violated: violated.length, identities }))
    else
      io.out(
        `${identities.map((identity) => `${identity.ok ? 'holds   ' : 'VIOLATED'}  ${identity.name}${identity.detail ? `: ${identity.detail}` : ''}\n`).join('')}${violated.length} of ${identities.length} violated\n`,
      )
    return violated.length === 0 ? 0 : 1
  },
}

const logIsWhole = ({ whole, entries, broken }: AuditVerdict): Identity => ({
  name: 'the audit log is as it was written',
  ok: whole,
  detail: broken === null ? `${entries} lines` : `line ${broken.seq} ${broken.why === 'changed' ? 'was changed' : 'follows lines that are gone'}`,
})

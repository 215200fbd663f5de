import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'

const SHOWN = 20

export const rebuild: Command = {
  name: 'rebuild',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'write',
  about:
    'Judge everything again from what was landed, and hold it against the facts at hand.\nThe helpdesk is not asked. Where they differ, the tickets are listed and the new facts take the place of the old.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  async run({ engine, values, io }) {
    const found = await engine.judge.verify()
    const differences = found.differingTickets.length + found.differingUsers.length
    if (differences > 0) await engine.judge.judgeAll()
    const tickets = found.differingTickets.slice(0, SHOWN)
    if (flag(values, 'json')) io.out(json({ facts: found.facts, differences, tickets, users: found.differingUsers.slice(0, SHOWN) }))
    else io.out(`${found.facts} facts rebuilt, ${differences} differences\n${tickets.map((id) => `  ticket ${id}\n`).join('')}`)
    return differences === 0 ? 0 : 1
  },
}

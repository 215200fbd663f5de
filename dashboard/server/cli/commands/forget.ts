import { forgetWishSchema, type ForgetPlan, type ForgetResult, type ForgetWish } from '@shared/api/forget.ts'
import { whoOf } from '../../auth/audit-who.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, list, type Command } from '../command.ts'
import { json } from '../query.ts'

export const forget: Command = {
  name: 'forget',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'own',
  takes: 'USER',
  about:
    'Forget a person: their texts, addresses, numbers and names go from every file of the data folder, a random number stands in for them, and no published number moves.\nWithout --yes it only says what would go. Backups made elsewhere keep them until they are rotated out.',
  options: {
    yes: { type: 'boolean', about: 'do it; it cannot be undone' },
    'only-user': { type: 'boolean', about: 'this user alone, not the other users of the same person' },
    also: { type: 'string', value: 'WORDS', multiple: true, about: 'a name as people may have typed it in reviews or cases; may be said again' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix forget 360001', 'firstfix forget 360001 --also "Jane Example" --yes'],
  async run({ engine, runner, values, positionals, caller, io }) {
    const wish = wishOf(positionals, list(values, 'also'), flag(values, 'only-user'))
    const asJson = flag(values, 'json')
    return runner.alone(async () => {
      const plan = await engine.privacy.plan(wish)
      if (!plan.known) {
        io.err(`Nothing is kept of user ${wish.userId}.\n`)
        return 1
      }
      if (!flag(values, 'yes')) {
        io.out(asJson ? json({ done: false, ...plan }) : planText(plan))
        return 0
      }
      const result = await engine.privacy.forget(wish, whoOf(caller))
      io.out(asJson ? json({ done: true, ...result }) : resultText(result))
      return 0
    })
  },
}

function wishOf([user, ...rest]: readonly string[], also: readonly string[], onlyUser: boolean): ForgetWish {
  const wish = forgetWishSchema.safeParse({ userId: Number(user), also, onlyUser })
  if (user === undefined || rest.length > 0 || !wish.success)
    throw new UsageError(`forget: name one user of the helpdesk by number, e.g. firstfix forget 360001; --also takes 2 to 200 characters.`)
  return wish.data
}

const BACKUPS = 'Backups made elsewhere keep them until they are rotated out.'
const planText = ({ users, others, tickets, identities, records, signsIn }: ForgetPlan): string =>
  [
    `Would be forgotten: user ${users.join(', ')}${others.length > 0 && users.length === 1 ? `; the same person's users ${others.join(', ')} would stay` : ''}`,
    `  texts and order numbers of ${tickets} tickets; their contacts stay, under a random number`,
    `  ${identities} addresses, numbers and customer ids`,
    `  what ${records} reviews, cases and notes say of them${signsIn ? '\n  their rights and sessions here' : ''}`,
    `No published number moves. ${BACKUPS} Say --yes to do it; it cannot be undone.`,
    '',
  ].join('\n')
const resultText = ({ users, standIns, tickets, records, auditLines, copies, others }: ForgetResult): string =>
  [
    `Forgotten: ${users} users, ${tickets} tickets without words, ${records} reviews, cases and notes masked, ${auditLines} lines of the audit log renamed.`,
    `${standIns.join(', ')} stands in for them. Both files were written anew; ${copies} copies inside the folder were removed.${others > 0 ? ` ${others} other users of the same person were left.` : ''}`,
    BACKUPS,
    '',
  ].join('\n')

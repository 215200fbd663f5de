import { accessTokenAskSchema, accessTokenParamsSchema } from '@shared/api/people.ts'
import type { GroupId } from '@shared/fcr/history.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import { createAccessTokens, type AccessTokens } from '../../auth/access-tokens.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, list as listed, number, text, type Command, type FolderCall } from '../command.ts'
import { json, parseQuery } from '../query.ts'
import { table } from '../table.ts'

const nowSeconds = () => Math.floor(Date.now() / 1000)

export const token: Command = {
  name: 'token',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'own',
  takes: '[list | revoke ID]',
  about: 'Bearer tokens for scripts: made with --role and said once, kept as a hash, ended by their day or by revoke, at once.',
  options: {
    role: { type: 'string', value: 'R', about: 'agent, reviewer, manager, admin or vendor: what the script may' },
    group: { type: 'string', value: 'G', about: 'contacts of this group only, by id or exact name; a vendor needs one', multiple: true },
    days: { type: 'string', value: 'N', about: 'until it ends (default 90, at most 365)' },
    name: { type: 'string', value: 'X', about: 'what it is for' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix token --role manager --days 30 --name "nightly export"', 'firstfix token list', 'firstfix token revoke ab3k9xyz'],
  async run(call) {
    const { engine, positionals } = call
    const [verb, id, ...rest] = positionals
    const tokens = createAccessTokens({ store: engine.ops, audit: engine.audit, now: nowSeconds })
    if (verb === undefined) return make(call, tokens)
    if (verb === 'list' && id === undefined) return list(call, tokens)
    if (verb === 'revoke' && id !== undefined && rest.length === 0) return revoke(call, tokens, id)
    throw new UsageError('token: give --role, or say list, or revoke with an id. See: firstfix token --help')
  },
}

async function make({ engine, values, io, caller }: FolderCall, tokens: AccessTokens): Promise<number> {
  const role = text(values, 'role')
  if (role === undefined) throw new UsageError('token: --role is missing; an example is --role manager. See: firstfix token --help')
  const groups = await groupsNamed(engine, listed(values, 'group'))
  const [days, name] = [number(values, 'days'), text(values, 'name')]
  const ask = parseQuery(accessTokenAskSchema, { role, groups, ...(days === undefined ? {} : { days }), ...(name === undefined ? {} : { name }) })
  const made = await tokens.make(ask, caller)
  if (made === null) throw new UsageError('token: a vendor sees the contacts of some groups; name them with --group.')
  const { token: kept, secret } = made
  if (flag(values, 'json')) io.out(json({ id: kept.id, role: kept.role, endsAt: toIso(kept.endsAt), secret }))
  else {
    io.out(`${secret}\n`)
    io.err(`Token ${kept.id} (${kept.role}) ends ${toIso(kept.endsAt)}. It is shown this once: send it as a bearer token.\n`)
  }
  return 0
}

async function list({ values, io }: FolderCall, tokens: AccessTokens): Promise<number> {
  const all = (await tokens.list()).map(({ madeAt, endsAt, usedAt, revokedAt, ...rest }) => ({
    ...rest,
    madeAt: toIso(madeAt),
    endsAt: toIso(endsAt),
    lastUsedAt: toIsoOrNull(usedAt),
    revokedAt: toIsoOrNull(revokedAt),
  }))
  const heads = ['id', 'name', 'role', 'groups', 'ends', 'last used', 'revoked'].map((head) => ({ head }))
  const rows = all.map((one) => [
    one.id,
    one.name,
    one.role,
    one.groups?.join(' ') ?? 'all',
    one.endsAt,
    one.lastUsedAt ?? 'never',
    one.revokedAt ?? '',
  ])
  io.out(flag(values, 'json') ? json({ tokens: all }) : table(heads, rows))
  return 0
}

async function revoke({ values, io, caller }: FolderCall, tokens: AccessTokens, asked: string): Promise<number> {
  const { id } = parseQuery(accessTokenParamsSchema, { id: asked })
  if (!(await tokens.revoke(id, caller))) {
    io.err(`No token in force has the id ${id}. See: firstfix token list\n`)
    return 1
  }
  io.out(flag(values, 'json') ? json({ id, revoked: true }) : `Token ${id} is revoked.\n`)
  return 0
}

/** null = all groups. */
async function groupsNamed({ store }: FolderCall['engine'], asked: readonly string[]): Promise<GroupId[] | null> {
  if (asked.length === 0) return null
  const { groups } = await store.names()
  return asked.map((word) => {
    const found = [...groups].find(([id, name]) => String(id) === word || name === word)
    if (found === undefined) throw new UsageError(`token: no group is called "${word}"; an example is --group "Vendor A".`)
    return found[0]
  })
}

/** From names of the configuration to ids of this helpdesk. A name nobody knows is a sentence for the reader, never a stop. */
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import { finalAliases } from '@shared/api/configuration-taxonomy.ts'
import { RULE_VERSION, type FcrConfig } from '@shared/fcr/config.ts'
import type { UserId } from '@shared/fcr/history.ts'
import { sharedIdentityValues } from '@shared/identity/normalise.ts'
import { ianaZone } from '@shared/zendesk/account-zone.ts'
import type { HistoryMapping } from '@shared/zendesk/to-history.ts'
import type { BrandRow, FieldRow, GroupRow } from '@shared/zendesk/rows.ts'

/** What the mapping of histories needs, as plain data that a worker can be sent. */
export type MappingData = Omit<HistoryMapping, 'brandName' | 'requesterLanguage'> & { brandNames: ReadonlyMap<number, string> }
export interface ResolvedConfig {
  fcr: FcrConfig
  mapping: MappingData
  sharedIdentities: ReadonlySet<string>
  /** Changes exactly when facts have to be judged anew. */
  fingerprint: string
  /** Names that nothing in the helpdesk bears. */
  notices: readonly string[]
}
export interface KnownNames {
  fields: readonly FieldRow[]
  groups: readonly GroupRow[]
  brands: readonly BrandRow[]
  users: readonly { name: string; userId: UserId }[]
  /** Time zone as the account names it. */
  accountZone: string | null
}
type Name = string | number
type FieldKey =
  | 'reasonField'
  | 'verdictField'
  | 'causeField'
  | 'marketField'
  | 'segmentField'
  | 'languageField'
  | 'handleTimeField'
  | 'npsField'
  | 'effortField'

/** Names whose users `resolveConfig` wants to know. */
export const namedUsers = (configuration: Configuration): string[] => [...configuration.botUsers, ...configuration.thirdParties].map(String)

export function resolveConfig(configuration: Configuration, known: KnownNames): ResolvedConfig {
  const notices: string[] = []
  const field = (key: FieldKey) => resolveField(known.fields, key, configuration[key], configuration[key] === DEFAULT_CONFIGURATION[key], notices)
  const groups = (key: 'tier2Groups' | 'vendorGroups') =>
    new Set(configuration[key].flatMap((name) => resolveGroup(known.groups, key, name, notices)))
  const users = (key: 'botUsers' | 'thirdParties') => new Set(configuration[key].flatMap((name) => resolveUser(known.users, key, name, notices)))
  const fcr: FcrConfig = {
    timeZone: configuration.timeZone ?? resolveZone(known.accountZone, notices),
    tier2Groups: groups('tier2Groups'),
    vendorGroups: groups('vendorGroups'),
    escalationTags: new Set(configuration.escalationTags),
    testTags: new Set(configuration.testTags),
    loggedContactTags: new Set(configuration.loggedContactTags),
    botUsers: users('botUsers'),
    thirdParties: users('thirdParties'),
  }
  const { surveyMap } = configuration
  const mapping: MappingData = {
    reasonField: field('reasonField'),
    verdictField: field('verdictField'),
    causeField: field('causeField'),
    marketField: field('marketField'),
    segmentField: field('segmentField'),
    languageField: field('languageField'),
    handleTimeField: field('handleTimeField'),
    npsField: field('npsField'),
    effortField: field('effortField'),
    ...aliasesOf(configuration),
    verdictValues: configuration.verdictValues,
    surveyMap: surveyMap && { ...surveyMap, field: resolveField(known.fields, 'surveyMap.field', surveyMap.field, false, notices) },
    channelMap: configuration.channelMap,
    brandNames: new Map(known.brands.map((brand) => [brand.id, brand.name])),
  }
  const sharedIdentities = sharedIdentityValues(configuration.sharedIdentities, configuration.defaultCountry)
  return { fcr, mapping, sharedIdentities, fingerprint: fingerprint([RULE_VERSION, fcr, mapping, sharedIdentities]), notices }
}

/** Left out where nothing is merged: what was judged without aliases stays judged. */
function aliasesOf({ reasonAliases, causeAliases }: Configuration): Pick<MappingData, 'reasonAliases' | 'causeAliases'> {
  const some = (aliases: Readonly<Record<string, string>>) => Object.keys(aliases).length > 0
  return {
    ...(some(reasonAliases) ? { reasonAliases: finalAliases(reasonAliases) } : {}),
    ...(some(causeAliases) ? { causeAliases: finalAliases(causeAliases) } : {}),
  }
}
function resolveZone(name: string | null, notices: string[]): string {
  const zone = name === null ? null : ianaZone(name)
  if (name !== null && zone === null)
    notices.push(`The account's time zone "${name}" is none that is known here: days are counted in UTC until timeZone is set in the configuration.`)
  return zone ?? 'UTC'
}
function resolveField(fields: readonly FieldRow[], key: string, name: Name | null, isDefault: boolean, notices: string[]): number | null {
  if (name === null) return null
  const found = fields.find((field) => field.title === String(name)) ?? fields.find((field) => String(field.id) === String(name))
  // An untouched helpdesk has none of the fields that the defaults name, and that is fine.
  if (!found && !isDefault) notices.push(`${key} names the field "${name}", and no ticket field has this id or exact title.`)
  return found?.id ?? null
}
function resolveGroup(groups: readonly GroupRow[], key: string, name: Name, notices: string[]): number[] {
  const found = groups.filter((group) => group.name === String(name) || String(group.id) === String(name))
  if (found.length === 0) notices.push(`${key} names the group "${name}", and no group has this id or exact name.`)
  return found.map((group) => group.id)
}
function resolveUser(users: KnownNames['users'], key: string, name: Name, notices: string[]): UserId[] {
  const found = users.filter((user) => user.name === String(name))
  if (found.length > 0) return found.map((user) => user.userId)
  // A user who never came with the stream may still be known by id.
  if (/^\d{1,15}$/.test(String(name))) return [Number(name)]
  notices.push(`${key} names the user "${name}", and no user has this id, exact name or e-mail address.`)
  return []
}

/** The same content gives the same text, in whatever order its sets and maps were filled. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Set) return [...part].map(String).sort()
    if (part instanceof Map) return [...part].map(([key, item]) => `${String(key)}=${String(item)}`).sort()
    if (part !== null && typeof part === 'object' && !Array.isArray(part))
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    return part
  })
}

/** Which contact of a person counts for its reason, and what came after it, as parts of a query over seen facts. */
import { STATES, type CompiledLens } from '@shared/fcr/lens.ts'
import { idLiteral, textList, textLiteral } from '../../duckdb/literals.ts'
import type { Following } from '../contract.ts'
import { dimensionText } from './dimensions.ts'

/** What the parts below read of each seen fact, beside its cell. */
export const indexColumns = ({ predictedReasons }: Pick<CompiledLens, 'predictedReasons'>): string => `
  ticket_id as index_ticket,
  person_id as index_person,
  first_solved_at as index_solved_at,
  exclusion as index_exclusion,
  ${dimensionText('reason', predictedReasons)} as index_reason,`

interface Place {
  lens: Pick<CompiledLens, 'predictedReasons' | 'asOf'>
  facts: string
  people: string
}

/** `index_contacts` from `any_seen`: the first eligible contact of each person and reason, watched for the whole time, by nobody who writes for many. */
export const indexContacts = ({ withinSeconds }: Pick<Following, 'withinSeconds'>, { lens, people }: Place): string => `
  index_contacts as (
    select * from any_seen
    where cell in (${textList(STATES)}) and index_exclusion is null and index_reason <> '(none)'
      and index_solved_at + ${idLiteral(withinSeconds)} <= ${idLiteral(lens.asOf)}
      and index_person not in (select person_id from ${people} where shared)
    qualify row_number() over (partition by index_person, index_reason order by index_solved_at, index_ticket) = 1
  )`

/** `next_contacts`: index contact and reason of what followed; members of chains only (domain 2.4). */
export const nextContacts = ({ withinSeconds }: Pick<Following, 'withinSeconds'>, { lens, facts }: Place): string => `
  next_contacts as (
    select index_contacts.index_ticket, ${dimensionText('reason', lens.predictedReasons, 'later')} as next_reason
    from index_contacts join ${facts} as later on later.person_id = index_contacts.index_person
    where later.created_at > index_contacts.index_solved_at
      and later.created_at <= index_contacts.index_solved_at + ${idLiteral(withinSeconds)}
      and (later.exclusion is null or later.exclusion in ('abandoned', 'no_reply_solve'))
      and ${dimensionText('reason', lens.predictedReasons, 'later')} not in ('(none)', index_contacts.index_reason)
    group by all
  )`

/** `seen` from `any_seen`: the index contacts that the asked reason followed. */
export const isFollowed = (following: Following, place: Place): string => `
  ${indexContacts(following, place)},
  ${nextContacts(following, place)},
  seen as (
    select * from index_contacts
    ${following.reason === null ? '' : `where index_ticket in (select index_ticket from next_contacts where next_reason = ${textLiteral(following.reason)})`}
  )`

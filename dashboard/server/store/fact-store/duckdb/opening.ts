/** The customer's first public words on a ticket, where text is kept: an aggregate over its `events`. `requester`: a column. */
export const firstWords = (events: string, requester: string): string =>
  `arg_min(${events}.text, row(${events}.happened_at, ${events}.id, ${events}.seq))
    filter (where ${events}.kind = 'comment' and ${events}.is_public and ${events}.text is not null and ${events}.speaker_id = ${requester})`

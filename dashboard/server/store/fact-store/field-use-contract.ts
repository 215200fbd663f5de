/** How much the account's ticket fields are used. */
export interface FieldUse {
  tickets: number
  /** Tickets on which a field is filled, by its id. */
  filled: ReadonlyMap<number, number>
}
export interface FieldUseReader {
  fieldUse(fields: readonly number[]): Promise<FieldUse>
  /** Tickets by chosen value as it was filled in, the commonest first, at most 1000; each of several chosen ones counts. */
  valueUse(field: number): Promise<ReadonlyMap<string, number>>
}

/** How much the account's ticket fields are used. */
export interface FieldUse {
  tickets: number
  /** Tickets on which a field is filled, by its id. */
  filled: ReadonlyMap<number, number>
}
export interface FieldUseReader {
  fieldUse(fields: readonly number[]): Promise<FieldUse>
}

export interface Difference {
  /** `sections.0.criteria.2.weight`. */
  key: string
  theirs: unknown
  yours: unknown
}
const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Where two documents differ, leaf by leaf; a part that only one has is one difference. */
export function differences(theirs: unknown, yours: unknown, path: readonly string[] = []): Difference[] {
  if (isBranch(theirs) && isBranch(yours) && Array.isArray(theirs) === Array.isArray(yours)) {
    const [one, other] = [new Map(Object.entries(theirs)), new Map(Object.entries(yours))]
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => differences(one.get(key), other.get(key), [...path, key]))
  }
  return theirs === yours ? [] : [{ key: path.join('.'), theirs: theirs ?? null, yours: yours ?? null }]
}

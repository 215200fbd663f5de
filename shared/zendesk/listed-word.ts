/** Under which name of the configuration a word is listed, whatever its case; null when under none. */
export function listedAs<T extends string>(word: string, lists: Readonly<Record<T, readonly string[]>>, names: readonly T[]): T | null {
  const given = word.toLowerCase()
  return names.find((name) => lists[name].some((listed) => listed.toLowerCase() === given)) ?? null
}

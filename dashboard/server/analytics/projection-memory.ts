/** What was worked out of late, by reader and question; what failed is tried again. */
const KEPT = 40

export function createMemory<Reader extends object, Answer>() {
  const answers = new WeakMap<Reader, Map<string, Promise<Answer>>>()
  return {
    of(reader: Reader, key: string, make: () => Promise<Answer>): Promise<Answer> {
      const known = answers.get(reader) ?? new Map<string, Promise<Answer>>()
      answers.set(reader, known)
      const made = known.get(key) ?? make()
      known.delete(key)
      known.set(key, made)
      made.catch(() => known.delete(key))
      for (const old of known.keys()) if (known.size > KEPT) known.delete(old)
      return made
    },
  }
}

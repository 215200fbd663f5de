/** Two configurations, key by key. */
import { configurationSchema, DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'

export type ConfigurationKey = keyof Configuration
export const isKey = (name: string): name is ConfigurationKey => Object.hasOwn(configurationSchema.shape, name)
export const KEYS: readonly ConfigurationKey[] = Object.keys(configurationSchema.shape).filter(isKey)

/** Order of keys says nothing, order of lists does. */
export const sameValue = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'undefined'

export const changedKeys = (before: Configuration, after: Configuration): ConfigurationKey[] =>
  KEYS.filter((key) => !sameValue(before[key], after[key]))
export const defaultKeys = (body: Configuration): ConfigurationKey[] => KEYS.filter((key) => sameValue(body[key], DEFAULT_CONFIGURATION[key]))
/** The one key of `after`, the rest of `before`. */
export const withKey = (before: Configuration, after: Configuration, key: ConfigurationKey): Configuration => ({ ...before, [key]: after[key] })

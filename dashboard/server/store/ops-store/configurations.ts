/** Versions of the configuration, never changed or removed, as the ops store keeps them. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'

export const CONFIGURATION_ORIGINS = ['file', 'edit'] as const
export interface StoredConfiguration {
  version: number
  savedAt: EpochSeconds
  /** null = not known: saved before it was kept. */
  savedBy: string | null
  origin: (typeof CONFIGURATION_ORIGINS)[number]
  note: string
  body: Configuration
}
export interface ConfigurationStore {
  /** The one in force, null = none was saved. */
  configuration(): Promise<StoredConfiguration | null>
  /** Every version, in order. */
  configurations(): Promise<readonly StoredConfiguration[]>
  /** Kept only as the very next version: false when another one was kept meanwhile. */
  saveConfiguration(stored: StoredConfiguration): Promise<boolean>
}

import { createRequire } from 'node:module'

/** Of package.json, from the sources as from dist/service. */
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
export const VERSION = version

/** The page's content policy forbids `eval`: tells zod so before the first schema is made. Import it first. */
import { config } from 'zod'

config({ jitless: true })

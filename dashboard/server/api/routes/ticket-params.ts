import { z } from 'zod'

export const ticketParamsSchema = z.object({
  id: z.coerce.number('is not a ticket number; an example is 900302').int().min(0).max(Number.MAX_SAFE_INTEGER),
})

/** The sandbox behind msw: `setupServer(...sandboxHandlers(sandbox, origin))`. */
import { http } from 'msw'
import type { Sandbox } from './handle.ts'

export const sandboxHandlers = (sandbox: Sandbox, origin: string) => [http.all(`${origin}/*`, ({ request }) => sandbox.handle(request))]

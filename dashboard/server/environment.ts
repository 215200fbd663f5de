/** The typed environment (design 6). A missing or wrong value stops the start with its name and an example. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { parseTrustProxy, type TrustProxy } from './trust-proxy.ts'

const port = (example: number) => z.coerce.number(`must be a port number; an example is ${example}`).int().min(0).max(65_535).default(example)
const address = z.url({ protocol: /^https?$/, error: 'must be an address; an example is https://acme.zendesk.com' })
/** What a header can carry; a copied quotation mark or line end is none of it. */
const secret = z
  .string()
  .trim()
  .regex(/^[!-~]+$/, 'holds signs that no token has (a blank, a line end, a quotation mark of a text program); copy it again')

const schema = z.object({
  FIRSTFIX_DATA: z.string().min(1).default('.data'),
  FIRSTFIX_HOST: z.string().min(1).default('127.0.0.1'),
  FIRSTFIX_PORT: port(4610),
  FIRSTFIX_SANDBOX_PORT: port(4620),
  FIRSTFIX_PUBLIC_URL: address.optional(),
  /** Proxies before the service whose X-Forwarded-For is believed. */
  FIRSTFIX_TRUST_PROXY: z
    .string()
    .transform((said) => parseTrustProxy(said))
    .refine((trusted) => trusted !== null, 'must be the addresses of the proxies, not everybody’s; an example is 127.0.0.1, 10.0.0.0/8')
    .optional(),
  FIRSTFIX_NOW: z.iso.datetime({ offset: true, error: 'must be a moment; an example is 2026-11-16T09:00:00+08:00' }).optional(),
  /** Key of the sidebar's app JWT; the app's setting `signing_key` holds the same. */
  FIRSTFIX_SIGNING_KEY: z.string().min(16, 'must be at least 16 characters; make one with: openssl rand -hex 32').optional(),
  FIRSTFIX_TRAIN: z.enum(['auto', 'off'], 'must be auto (models learn after a sync) or off').default('auto'),
  /** In whose name commands run; without one, as whoever may read the data folder. */
  FIRSTFIX_TOKEN: secret.optional(),
  FIRSTFIX_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be one of silent, error, warn, info, debug').default('warn'),
  ZENDESK_URL: address.optional(),
  ZENDESK_OAUTH_TOKEN: secret.optional(),
  /** Client of this account through which people sign in, made in Admin Center. */
  ZENDESK_OAUTH_CLIENT_ID: secret.optional(),
  /** None for a public client. */
  ZENDESK_OAUTH_CLIENT_SECRET: secret.optional(),
  ZENDESK_EMAIL: z.string().min(3).optional(),
  ZENDESK_API_TOKEN: secret.optional(),
})

export interface Environment {
  dataDir: string
  host: string
  port: number
  sandboxPort: number
  publicUrl: string | null
  /** Proxies before the service whose word on the caller's address is believed; null = none. */
  trustProxy: TrustProxy
  now: string | null
  signingKey: string | null
  /** Whether models learn by themselves after a sync. */
  train: 'auto' | 'off'
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Access token that commands run with; null = as the holder of the data folder. */
  token: string | null
  zendesk: Zendesk | null
  /** Through which people sign in; null = the local token alone. */
  oauthClient: OAuthClient | null
  /** What a ticket's number follows where agents work; null = the account's own pages. */
  ticketUrl: string | null
}
export interface OAuthClient {
  id: string
  /** null = a public client. */
  secret: string | null
}
export interface Zendesk {
  url: string
  credentials: { kind: 'bearer'; token: string } | { kind: 'basic'; email: string; token: string }
}
export type EnvironmentResult = { ok: true; environment: Environment } | { ok: false; problems: readonly string[] }

export function readEnvironment(source: Readonly<Record<string, string | undefined>>): EnvironmentResult {
  // An empty variable is how shells say "not set".
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) }
  const env = parsed.data
  const zendesk = readZendesk(env)
  if (typeof zendesk === 'string') return { ok: false, problems: [zendesk] }
  const id = env.ZENDESK_OAUTH_CLIENT_ID
  if (id === undefined && env.ZENDESK_OAUTH_CLIENT_SECRET !== undefined)
    return { ok: false, problems: ['ZENDESK_OAUTH_CLIENT_ID is missing, though its secret is given; an example is firstfix'] }
  return {
    ok: true,
    environment: {
      dataDir: resolve(env.FIRSTFIX_DATA),
      host: env.FIRSTFIX_HOST,
      port: env.FIRSTFIX_PORT,
      sandboxPort: env.FIRSTFIX_SANDBOX_PORT,
      publicUrl: env.FIRSTFIX_PUBLIC_URL ?? null,
      trustProxy: env.FIRSTFIX_TRUST_PROXY ?? null,
      now: env.FIRSTFIX_NOW ?? null,
      signingKey: env.FIRSTFIX_SIGNING_KEY ?? null,
      train: env.FIRSTFIX_TRAIN,
      logLevel: env.FIRSTFIX_LOG,
      token: env.FIRSTFIX_TOKEN ?? null,
      zendesk,
      oauthClient: id === undefined ? null : { id, secret: env.ZENDESK_OAUTH_CLIENT_SECRET ?? null },
      ticketUrl: null,
    },
  }
}

/** What `--help` says of each. */
export const ENVIRONMENT_HELP: Readonly<Record<keyof typeof schema.shape, string>> = {
  FIRSTFIX_DATA: 'folder of the data (default .data)',
  FIRSTFIX_HOST: 'where the service listens (default 127.0.0.1; beyond loopback over https with sign-in only)',
  FIRSTFIX_PORT: 'its port (default 4610)',
  FIRSTFIX_SANDBOX_PORT: 'port of the demo’s helpdesk (default 4620)',
  FIRSTFIX_PUBLIC_URL: 'address at which people reach the service, e.g. https://firstfix.example.com',
  FIRSTFIX_TRUST_PROXY: 'addresses of the proxies before it, whose X-Forwarded-For is believed, e.g. 127.0.0.1 (default none)',
  FIRSTFIX_NOW: 'a moment to take for now',
  FIRSTFIX_SIGNING_KEY: 'key of the sidebar’s tokens, the app’s setting signing_key (default: one of the folder)',
  FIRSTFIX_TRAIN: 'auto (models learn after a sync) or off',
  FIRSTFIX_TOKEN: 'access token in whose name commands run',
  FIRSTFIX_LOG: 'silent, error, warn, info or debug (default warn)',
  ZENDESK_URL: 'the account, e.g. https://acme.zendesk.com',
  ZENDESK_OAUTH_TOKEN: 'read-only token of an admin',
  ZENDESK_OAUTH_CLIENT_ID: 'client through which people sign in',
  ZENDESK_OAUTH_CLIENT_SECRET: 'its secret; none for a public client',
  ZENDESK_EMAIL: 'with ZENDESK_API_TOKEN, where no OAuth token can be had',
  ZENDESK_API_TOKEN: 'an API token from before they ended',
}

/** null where there is no helpdesk to open a ticket in. */
export const ticketUrlOf = ({ ticketUrl, zendesk }: Pick<Environment, 'ticketUrl' | 'zendesk'>): string | null =>
  ticketUrl ?? (zendesk && `${zendesk.url.replace(/\/+$/, '')}/agent/tickets/`)

function readZendesk(env: z.infer<typeof schema>): Zendesk | null | string {
  if (!env.ZENDESK_URL) {
    if (env.ZENDESK_OAUTH_TOKEN || env.ZENDESK_API_TOKEN)
      return 'ZENDESK_URL is missing, though a token is given; an example is https://acme.zendesk.com'
    return null
  }
  const url = new URL(env.ZENDESK_URL)
  if (url.username !== '' || url.password !== '')
    return 'ZENDESK_URL holds a user name or password: leave only the address, for example https://acme.zendesk.com, and put the token into ZENDESK_OAUTH_TOKEN'
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !loopback)
    return `ZENDESK_URL must begin with https:// (it is ${env.ZENDESK_URL}); plain http is for a stand-in on this machine only`
  const base = url.origin
  if (env.ZENDESK_OAUTH_TOKEN) return { url: base, credentials: { kind: 'bearer', token: env.ZENDESK_OAUTH_TOKEN } }
  if (env.ZENDESK_EMAIL && env.ZENDESK_API_TOKEN)
    return { url: base, credentials: { kind: 'basic', email: env.ZENDESK_EMAIL, token: env.ZENDESK_API_TOKEN } }
  return 'ZENDESK_OAUTH_TOKEN is missing: ZENDESK_URL needs it to read tickets (or, with an API token from before they ended, ZENDESK_EMAIL and ZENDESK_API_TOKEN)'
}

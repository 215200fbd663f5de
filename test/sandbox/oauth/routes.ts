/** `/oauth/…` of the stand-in: a page that asks which invented member of staff signs in, and the token endpoint. */
import type { RawUser } from '../world/records.ts'
import type { World } from '../world.ts'
import { createGrants, type OAuthClient } from './grants.ts'

export interface OAuthOptions {
  world: World
  clients: readonly OAuthClient[]
  /** Epoch seconds by the sandbox's clock. */
  now: () => number
}
export interface OAuth {
  /** Answers `/oauth/…`; null for every other path. */
  handle(request: Request): Promise<Response | null>
  /** The member of staff behind a bearer token that has not ended. */
  userOf(authorization: string | null): RawUser | null
}
const STAFF = new Set(['admin', 'agent'])

export function createOAuth({ world, clients, now }: OAuthOptions): OAuth {
  const grants = createGrants(clients)
  const staff = () => [...world.users.values()].filter((user) => STAFF.has(user.role) && user.active && !user.suspended)

  /** What is wrong with an authorization request; the page says it, nothing is redirected. */
  function problemOf(asked: URLSearchParams): string | null {
    const client = grants.clientOf(asked.get('client_id'))
    if (!client) return 'No such client is known here.'
    if (!client.redirectUris.includes(asked.get('redirect_uri') ?? '')) return 'The redirect URI is not one of the client.'
    if (asked.get('response_type') !== 'code') return 'The response type must be code.'
    if (asked.get('code_challenge') !== null && asked.get('code_challenge_method') !== 'S256') return 'The code challenge method must be S256.'
    if (client.secret === null && asked.get('code_challenge') === null) return 'A public client must send a code challenge.'
    return null
  }

  function decide(form: URLSearchParams): Response {
    const problem = problemOf(form)
    if (problem !== null) return page(`<p>${escape(problem)}</p>`, 400)
    const back = new URL(form.get('redirect_uri') ?? '')
    const state = form.get('state')
    if (state !== null) back.searchParams.set('state', state)
    const user = staff().find(({ id }) => String(id) === form.get('user_id'))
    if (form.get('decision') !== 'allow' || !user) back.searchParams.set('error', 'access_denied')
    else {
      const of = { clientId: form.get('client_id') ?? '', redirectUri: form.get('redirect_uri') ?? '', userId: user.id }
      back.searchParams.set('code', grants.authorize({ ...of, scope: form.get('scope') ?? 'read', challenge: form.get('code_challenge') }, now()))
    }
    return new Response(null, { status: 302, headers: { location: back.href } })
  }

  return {
    userOf: (authorization) => {
      const id = grants.userOf(bearerOf(authorization), now())
      return id === null ? null : (world.users.get(id) ?? null)
    },
    async handle(request) {
      const url = new URL(request.url)
      if (url.pathname === '/oauth/tokens' && request.method === 'POST') {
        const answer = grants.token(await readAsked(request), now())
        const body = answer.ok ? answer.body : { error: answer.error, error_description: answer.description }
        return Response.json(body, { status: answer.ok ? 200 : answer.status, headers: { 'cache-control': 'no-store' } })
      }
      if (url.pathname === '/oauth/authorizations/new' && request.method === 'GET') {
        const problem = problemOf(url.searchParams)
        return problem === null ? page(choicePage(url.searchParams, staff())) : page(`<p>${escape(problem)}</p>`, 400)
      }
      if (url.pathname === '/oauth/authorizations' && request.method === 'POST') return decide(new URLSearchParams(await request.text()))
      return url.pathname.startsWith('/oauth/') ? page('<p>Nothing is here.</p>', 404) : null
    },
  }
}

const bearerOf = (authorization: string | null): string => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''

async function readAsked(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  if (!request.headers.get('content-type')?.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    // A body that is no JSON names no client, and is answered as such.
    return {}
  }
}

const KEPT = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge', 'code_challenge_method']
function choicePage(asked: URLSearchParams, staff: readonly RawUser[]): string {
  const hidden = KEPT.flatMap((name) => {
    const value = asked.get(name)
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escape(value)}">`]
  })
  const options = staff.map(({ id, name, role }) => `<option value="${id}">${escape(name)} (${role})</option>`)
  return `<h1>Allow “${escape(asked.get('client_id') ?? '')}” to read?</h1>
<p>This is the stand-in helpdesk. Choose who signs in.</p>
<form method="post" action="/oauth/authorizations">${hidden.join('')}
<label>Member of staff <select name="user_id">${options.join('')}</select></label>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form>`
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const page = (body: string, status = 200): Response =>
  new Response(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Stand-in helpdesk</title><body>${body}</body></html>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })

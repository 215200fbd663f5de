/** What a refused request means, said in one sentence that names the setting and the remedy. */
import { ZendeskError } from '@shared/zendesk/errors.ts'
import { isRaw, rawOf, textOf } from '@shared/zendesk/raw.ts'

export interface Asked {
  /** `https://acme.zendesk.com`. */
  baseUrl: string
  path: string
  credentials: 'bearer' | 'basic'
}

const tokenSetting = (asked: Asked) => (asked.credentials === 'bearer' ? 'ZENDESK_OAUTH_TOKEN' : 'ZENDESK_EMAIL with ZENDESK_API_TOKEN')

/** Statuses that no retry will change. */
export function problemOf(status: number, body: unknown, asked: Asked): ZendeskError {
  const said = saidBy(body)
  const make = (kind: ConstructorParameters<typeof ZendeskError>[0], message: string) =>
    new ZendeskError(kind, message, { status, cause: said === '' ? undefined : new Error(said) })
  if (status === 401)
    return make(
      'unauthorized',
      `${asked.baseUrl} does not accept the credentials: ${tokenSetting(asked)} is wrong, expired or revoked. Put a valid one in place and start again.`,
    )
  if (status === 403)
    return make(
      'forbidden',
      `${asked.baseUrl} refuses ${asked.path}: the user behind ${tokenSetting(asked)} must be an admin, and the token needs the scope "read". Use a token of an admin and start again.`,
    )
  if (status === 404 && /no help desk|help desk at/i.test(said))
    return make('wrong_account', `There is no help desk at ${asked.baseUrl}: correct ZENDESK_URL, for example https://acme.zendesk.com.`)
  if (status === 404)
    return make(
      'not_found',
      `${asked.baseUrl} has no ${asked.path}: check that ZENDESK_URL is the address of your Zendesk, for example https://acme.zendesk.com.`,
    )
  if (status >= 300 && status < 400)
    return make(
      'wrong_account',
      `${asked.baseUrl} sends requests elsewhere: set ZENDESK_URL to the account's own zendesk.com address, for example https://acme.zendesk.com.`,
    )
  if (/start_?time.*(recent|future)|too ?recent/i.test(said))
    return make(
      'too_recent',
      `${asked.baseUrl} says that the moment asked for lies ahead of its clock: set the clock of this machine (NTP), or take back --now / FIRSTFIX_NOW, and start again.`,
    )
  return make('rejected', `${asked.baseUrl} refuses ${asked.path} (status ${status}${said === '' ? '' : `: ${said}`}).`)
}

/** A page that is no JSON although all went well: somebody else answers at this address. */
export function notJson(asked: Asked): ZendeskError {
  return new ZendeskError(
    'bad_shape',
    `${asked.baseUrl} answers ${asked.path} with a web page instead of data: check that ZENDESK_URL is the address of your Zendesk, for example https://acme.zendesk.com.`,
  )
}

/** `error` may be a word, or a record with title and message. */
function saidBy(body: unknown): string {
  if (typeof body === 'string') return body.slice(0, 200)
  if (!isRaw(body)) return ''
  const error = body['error']
  const words = [
    textOf(error),
    textOf(rawOf(error)['title']),
    textOf(rawOf(error)['message']),
    textOf(body['description']),
    textOf(body['error_description']),
    textOf(body['message']),
  ]
  return words.filter((word) => word !== null && word !== '').join(': ')
}

import { BackendError } from '../../../backend/backend-error.ts'
import type { useSamplesI18n } from '../../../composables/use-samples-i18n.ts'

/** Known, and not let in by role; whoever is not known at all is told how to come in. */
export const isForOthers = ({ kind, code }: BackendError): boolean => kind === 'forbidden' && code === 'forbidden'

/** Refusals that the words name are said in the reader's language, with the service's number; others as the service says them. */
export function problemWords(error: BackendError, { named }: Pick<ReturnType<typeof useSamplesI18n>, 'named'>): BackendError {
  const words = named('problem', error.code, '')
  const number = /\d+/.exec(error.detail ?? '')?.[0] ?? '?'
  return words === '' ? error : new BackendError(error.kind, error.code, words.replace('{n}', number), { cause: error })
}

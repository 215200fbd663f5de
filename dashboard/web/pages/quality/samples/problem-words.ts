import { BackendError } from '../../../backend/backend-error.ts'
import type { useSamplesI18n } from '../../../composables/use-samples-i18n.ts'

/** Refusals that the words name are said in the reader's language; others as the service says them. */
export function problemWords(error: BackendError, { named }: Pick<ReturnType<typeof useSamplesI18n>, 'named'>): BackendError {
  const words = named('problem', error.code, '')
  return words === '' ? error : new BackendError(error.kind, error.code, words, { cause: error })
}

import { en } from '@shared/i18n/quality/calibration/en.ts'
import { zhCn } from '@shared/i18n/quality/calibration/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import type { Words } from '@shared/quality/scorecard.ts'
import { BackendError } from '../backend/backend-error.ts'
import { useI18n } from './use-i18n.ts'

export type CalibrationKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }
const isKey = (key: string): key is CalibrationKey => key in en

/** Words of calibration (`c`) beside all others; a catalogue of its own, so that the first page does not load it. */
export function useCalibrationI18n() {
  const i18n = useI18n()
  const c = (key: CalibrationKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  /** Of a card; one that was made in the other language only shows that. */
  const say = ({ en: english, zh }: Words): string => (i18n.locale.value === 'zh-CN' ? zh || english : english || zh)
  /** Refusals that the words name are said in the reader's language; others as the service says them. */
  function problem(error: BackendError): BackendError {
    const key = `problem.${error.code}`
    return isKey(key) ? new BackendError(error.kind, error.code, c(key), { cause: error }) : error
  }
  /** 0.483 → `0.48`. */
  const two = (value: number): string =>
    value
      .toFixed(2)
      .replace(/^-0\.00$/, '0.00')
      .replace('-', '−')
  /** `+1.2`, `−0.3`: points with their sign. */
  const signed = (points: number): string => `${points >= 0.05 ? '+' : ''}${points.toFixed(1).replace('-', '−').replace('−0.0', '0.0')}`
  const signedInterval = (low: number, high: number): string => `${signed(low)} … ${signed(high)}`
  return { ...i18n, c, say, problem, two, signed, signedInterval }
}

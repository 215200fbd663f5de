import { calibrationDetailSchema, calibrationResultsSchema, calibrationsSchema, gradersSchema } from '@shared/api/quality/calibration.ts'
import { goldOwnSchema, goldPlacedSchema, goldRevealedSchema, goldSchema } from '@shared/api/quality/gold.ts'
import { validitySchema } from '@shared/api/quality/validity.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { CalibrationBackend } from './calibration-backend.ts'

const ROOT = '/quality/calibrations'
const pathOf = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`

export function createCalibrationHttp(fetcher?: typeof fetch): CalibrationBackend {
  const { read } = createJsonClient(fetcher)
  return {
    sessions: async (signal) => (await read(ROOT, calibrationsSchema, { signal })).sessions,
    open: (request) => read(ROOT, calibrationDetailSchema, { method: 'POST', body: request }),
    session: (id, signal) => read(pathOf(id), calibrationDetailSchema, { signal }),
    close: (id, ifVersion) => read(`${pathOf(id)}/close`, calibrationDetailSchema, { method: 'POST', body: { ifVersion } }),
    results: (id, signal) => read(`${pathOf(id)}/results`, calibrationResultsSchema, { signal }),
    agree: (id, ticketId, change) => read(`${pathOf(id)}/agreed/${ticketId}`, calibrationResultsSchema, { method: 'PUT', body: change }),
    graders: (by, signal) => read(`/quality/graders${toQuery({ by })}`, gradersSchema, { signal }),
    gold: (signal) => read('/quality/gold', goldSchema, { signal }),
    goldOwn: (signal) => read('/quality/gold/own', goldOwnSchema, { signal }),
    placeGold: () => read('/quality/gold/place', goldPlacedSchema, { method: 'POST', body: {} }),
    revealGold: () => read('/quality/gold/reveal', goldRevealedSchema, { method: 'POST' }),
    validity: (signal) => read('/quality/validity', validitySchema, { signal }),
    validityFile: '/api/v1/quality/validity?format=csv',
  }
}

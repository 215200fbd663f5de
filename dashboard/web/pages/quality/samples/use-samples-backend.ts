import { inject } from 'vue'
import { SAMPLES_BACKEND, type SamplesBackend } from '../../../backend/quality/samples-backend.ts'
import { createSamplesHttp } from '../../../backend/quality/samples-http.ts'

/** The one that was provided, else the service over HTTP; made here so that the first page does not load it. */
export const useSamplesBackend = (): SamplesBackend => inject(SAMPLES_BACKEND, () => createSamplesHttp(), true)

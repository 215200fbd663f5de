import { inject } from 'vue'
import { CALIBRATION_BACKEND, type CalibrationBackend } from '../../../backend/quality/calibration-backend.ts'
import { createCalibrationHttp } from '../../../backend/quality/calibration-http.ts'

/** The one that was provided, else the service over HTTP; made here so that the first page does not load it. */
export const useCalibrationBackend = (): CalibrationBackend => inject(CALIBRATION_BACKEND, () => createCalibrationHttp(), true)

import type { InjectionKey } from 'vue'
import type {
  AgreedChange,
  CalibrationDetail,
  CalibrationHead,
  CalibrationRequest,
  CalibrationResults,
  Graders,
} from '@shared/api/quality/calibration.ts'
import type { z } from 'zod'
import type { Gold, goldPlacedSchema, goldRevealedSchema, GoldOwn } from '@shared/api/quality/gold.ts'
import type { Validity } from '@shared/api/quality/validity.ts'

/** Sessions in which several review the same. Every change names what it was made from; another answers a conflict. */
export interface CalibrationBackend {
  sessions(signal?: AbortSignal): Promise<CalibrationHead[]>
  open(request: CalibrationRequest): Promise<CalibrationDetail>
  session(id: string, signal?: AbortSignal): Promise<CalibrationDetail>
  close(id: string, ifVersion: number): Promise<CalibrationDetail>
  results(id: string, signal?: AbortSignal): Promise<CalibrationResults>
  agree(id: string, ticketId: number, change: AgreedChange): Promise<CalibrationResults>
  graders(by: Graders['by'], signal?: AbortSignal): Promise<Graders>
  gold(signal?: AbortSignal): Promise<Gold>
  goldOwn(signal?: AbortSignal): Promise<GoldOwn>
  placeGold(): Promise<z.infer<typeof goldPlacedSchema>>
  revealGold(): Promise<z.infer<typeof goldRevealedSchema>>
  validity(signal?: AbortSignal): Promise<Validity>
  /** Address of the file. */
  validityFile: string
}
export const CALIBRATION_BACKEND: InjectionKey<CalibrationBackend> = Symbol('calibration-backend')

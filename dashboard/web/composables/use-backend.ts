import { inject } from 'vue'
import { BACKEND, type Backend } from '../backend/backend.ts'

export function useBackend(): Backend {
  const backend = inject(BACKEND)
  if (!backend) throw new Error('no backend is provided; main.ts provides one')
  return backend
}

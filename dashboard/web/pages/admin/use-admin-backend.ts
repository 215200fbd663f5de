import { inject } from 'vue'
import { ADMIN_BACKEND, type AdminBackend } from '../../backend/admin-backend.ts'
import { createAdminHttpBackend } from '../../backend/admin-http.ts'

/** The one that was provided, else the service over HTTP; made here so that the first page does not load it. */
export const useAdminBackend = (): AdminBackend => inject(ADMIN_BACKEND, () => createAdminHttpBackend(), true)

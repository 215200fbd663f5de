import { inject } from 'vue'
import { createReviewsHttp } from '../backend/quality/reviews-http.ts'
import { REVIEWS_BACKEND, type ReviewsBackend } from '../backend/quality/reviews-backend.ts'

/** The one that was provided, else the service over HTTP; made here so that the first page does not load it. */
export const useReviewsBackend = (): ReviewsBackend => inject(REVIEWS_BACKEND, () => createReviewsHttp(), true)

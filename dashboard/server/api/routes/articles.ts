import { z } from 'zod'
import { articleSearchSchema } from '@shared/api/brief.ts'
import { toBriefArticle } from '../../analytics/brief-article.ts'
import { defineRoute } from '../define-route.ts'

export const articlesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/articles',
  role: 'agent',
  scope: 'none',
  app: true,
  summary: 'Articles for a message or a few words',
  schema: {
    querystring: z.object({
      q: z.string().min(1).max(4000),
      locale: z.string().max(20).default('en'),
      brand: z.coerce.number().int().nullable().default(null),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    response: { 200: articleSearchSchema },
  },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { q, locale, brand, limit } = request.query
      return reply.send({ articles: deps.articles.search({ text: q, locale, brandId: brand, limit }).map(toBriefArticle) })
    },
})

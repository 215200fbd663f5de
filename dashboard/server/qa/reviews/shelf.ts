/** Comment templates and saved views: everybody's, or one's own. */
import type { CommentTemplate, SavedView, templateChangeSchema, viewChangeSchema } from '@shared/api/quality/review-shelf.ts'
import { z, type ZodType } from 'zod'
import { answer, conflict, forbidden, notFound, type Answer } from '../../analytics/answer.ts'
import type { Identity } from '../../auth/identity.ts'
import type { RecordKind, RecordStore } from '../../store/ops-store/records.ts'
import { commentTemplateBodySchema, savedViewBodySchema, type SavedViewBody } from '../bodies.ts'
import { leads } from '../queue/read-queue.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import { writerOf } from '../writer.ts'
import { reviewBook, type ReviewDeps } from './review-deps.ts'

export interface Shelf {
  templates(who: Identity): Promise<{ templates: CommentTemplate[] }>
  saveTemplate(who: Identity, id: string, change: z.infer<typeof templateChangeSchema>): Promise<Answer<{ id: string; version: number }>>
  views(who: Identity): Promise<{ views: SavedView[] }>
  saveView(who: Identity, id: string, change: z.infer<typeof viewChangeSchema>): Promise<Answer<{ id: string; version: number }>>
}
interface Owned {
  private: boolean
  ownerId: number | null
  owner: string
  title: string
}
const isMine = ({ ownerId, owner }: Owned, who: Identity): boolean => (who.userId === null ? owner === writerOf(who) : ownerId === who.userId)
const ownerOf = (who: Identity) => ({ ownerId: who.userId, owner: writerOf(who) })

export function createShelf(deps: Pick<ReviewDeps, 'ops' | 'now'>): Shelf {
  const { ops, now } = deps
  const templates = shelfOf(ops, 'comment_template', commentTemplateBodySchema, 'template')
  const views = shelfOf(ops, 'saved_view', savedViewBodySchema, 'view')
  return {
    async templates(who) {
      const [all, reviews] = await Promise.all([templates.list(who), reviewBook(ops).list(['state:submitted'])])
      // Of what may be read anyway: a template is a question, its uses are the answer.
      const readable = reviews.filter(({ body, savedBy }) =>
        who.groups === null ? body.purpose === 'sample' : who.userId === null ? savedBy === writerOf(who) : body.reviewerId === who.userId,
      )
      const texts = readable.flatMap(({ body }) => body.words.comments.map(({ text }) => text))
      return {
        templates: all.map(({ id, version, body }) => ({
          id,
          version,
          title: body.title,
          text: body.text,
          private: body.private,
          mine: isMine(body, who),
          uses: texts.filter((text) => text.includes(body.text)).length,
        })),
      }
    },
    saveTemplate: (who, id, { ifVersion, body }) =>
      templates.save(who, id, ifVersion, (before) => (body === null ? null : { ...body, uses: 0, ...(before ?? ownerOf(who)) }), now()),
    views: async (who) => ({
      views: (await viewsFor(who)).map(({ id, version, body: { title, page, query, private: isPrivate, ...owner } }) => ({
        id,
        version,
        title,
        page,
        query,
        private: isPrivate,
        mine: isMine({ title, private: isPrivate, ...owner }, who),
      })),
    }),
    saveView: async (who, id, { ifVersion, body }) =>
      (await isHidden(who, id))
        ? notFound('unknown_view', `There is no view ${id} for you.`)
        : views.save(who, id, ifVersion, (before) => (body === null ? null : { ...body, ...(before ?? ownerOf(who)) }), now()),
  }
  /** Whoever sees some groups: own ones, and of others those that name neither a sample nor a group nor words out of their sight. */
  async function viewsFor(who: Identity): Promise<Kept<SavedViewBody>[]> {
    const all = await views.list(who)
    if (who.groups === null) return all
    const own = new Set(who.groups)
    const samples = new Map((await ops.records('sample')).map(({ id, body }) => [id, groupsOfSample.parse(body).groups]))
    const isOwn = (id: string) => samples.get(id)?.every((group) => own.has(group)) === true
    return all.filter(({ body }) => {
      if (isMine(body, who)) return true
      const asked = new URLSearchParams(body.query)
      const groups = asked.getAll('group').flatMap((one) => one.split(','))
      return !NAMING.some((name) => asked.has(name)) && asked.getAll('sample').every(isOwn) && groups.every((group) => own.has(Number(group)))
    })
  }
  async function isHidden(who: Identity, id: string): Promise<boolean> {
    if (who.groups === null || (await ops.record('saved_view', id)) === null) return false
    return !(await viewsFor(who)).some((one) => one.id === id)
  }
}
/** Words of a view that may tell of anybody's tickets. */
const NAMING = ['q', 'reviewer', 'agent', 'filter', 'tag', 'ticket', 'item']
const groupsOfSample = z.looseObject({ groups: z.array(z.int()).nullable().catch(null) })

/** Those that `who` may see, by title; whoever owns one or leads changes it. */
function shelfOf<T extends Owned>(store: RecordStore, kind: RecordKind, schema: ZodType<T>, word: string) {
  const book = createRecordBook(store, kind, schema, ({ ownerId }) => (ownerId === null ? [] : [`by:${ownerId}`]))
  const sees = ({ body }: Kept<T>, who: Identity): boolean => !body.private || isMine(body, who)
  return {
    list: async (who: Identity): Promise<Kept<T>[]> =>
      (await book.list()).filter((one) => sees(one, who)).sort((a, b) => (a.body.title < b.body.title ? -1 : a.body.title > b.body.title ? 1 : 0)),
    /** `made` gets whose it is, null for a new one. */
    async save(who: Identity, id: string, ifVersion: number, made: (before: Pick<T, 'ownerId' | 'owner'> | null) => T | null, at: number) {
      const present = await book.get(id)
      if (present !== null && !sees(present, who)) return notFound(`unknown_${word}`, `There is no ${word} ${id} for you.`)
      if (present !== null && !isMine(present.body, who) && !leads(who))
        return forbidden('not_yours', `Somebody else made this ${word}; a manager may change it. Save a copy of your own.`)
      const changed = conflict(`${word}_changed`, `The ${word} was changed meanwhile; read it again, and save from its present version.`)
      if ((present?.version ?? 0) !== ifVersion) return changed
      const body = made(present === null ? null : { ownerId: present.body.ownerId, owner: present.body.owner })
      const saved = await book.save(id, ifVersion, body, writerOf(who), at)
      return saved.kind === 'conflict' ? changed : answer({ id, version: body === null ? 0 : saved.version })
    },
  }
}

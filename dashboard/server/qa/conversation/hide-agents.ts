/** Names of agents out of texts, so that a reviewer does not know whose work it is. */
import type { UserId } from '@shared/fcr/history.ts'

/** Shorter parts of a name are words of every language. */
const SHORTEST_PART = 3
const WORD_EDGE = '[\\p{L}\\p{N}_]'

/** Replaces each agent's full name, and of those with a number each part of it too (a signature is a first name). */
export function agentHider(agents: ReadonlyMap<UserId, string>, numbers: ReadonlyMap<UserId, number>): (text: string) => string {
  const labels = new Map<string, string>()
  const add = (name: string, label: string): void => {
    const key = name.trim().toLowerCase()
    if (key.length >= 2 && !labels.has(key)) labels.set(key, label)
  }
  for (const [id, number] of numbers) {
    const name = agents.get(id)
    if (name === undefined) continue
    add(name, `[agent ${number}]`)
    for (const part of name.split(/[\s·.,()]+/)) if (part.length >= SHORTEST_PART || /\p{Script=Han}{2,}/u.test(part)) add(part, `[agent ${number}]`)
  }
  for (const name of agents.values()) add(name, '[agent]')
  if (labels.size === 0) return (text) => text
  // The longest first: a full name is one finding, not two. Signs of Han have no word edges.
  const names = [...labels.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    names.map((name) => (/\p{Script=Han}/u.test(name) ? escape(name) : `(?<!${WORD_EDGE})${escape(name)}(?!${WORD_EDGE})`)).join('|'),
    'giu',
  )
  return (text) => text.replace(pattern, (found) => labels.get(found.toLowerCase()) ?? '[agent]')
}
const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\${sign}`)

/** What a folder of data holds: `KIND/NAME` for every kind that is known; the rest is named. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DataProblem } from './row.ts'

export const DATA_KINDS = ['topics', 'ranking', 'pairs', 'volume', 'incidents'] as const
export type DataKind = (typeof DATA_KINDS)[number]

export interface DataSet {
  kind: DataKind
  /** `KIND/NAME`. */
  label: string
  folder: string
}
export interface FoundSets {
  sets: readonly DataSet[]
  /** Folders of no known kind. */
  unknown: readonly string[]
}

export function findSets(root: string): FoundSets {
  if (!existsSync(root) || !statSync(root).isDirectory()) throw new DataProblem(`${root} is no folder.`)
  const names = foldersIn(root)
  const isKind = (name: string): name is DataKind => DATA_KINDS.some((kind) => kind === name)
  const sets = DATA_KINDS.filter((kind) => names.includes(kind)).flatMap((kind) =>
    foldersIn(join(root, kind)).map((name) => ({ kind, label: `${kind}/${name}`, folder: join(root, kind, name) })),
  )
  return { sets, unknown: names.filter((name) => !isKind(name)) }
}

const foldersIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => !name.startsWith('.') && statSync(join(path, name)).isDirectory())
    .sort()

/** The files of an app package by their path inside the zip, and what the rules read of them. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface AppFile {
  path: string
  bytes: Uint8Array
  symlink: boolean
}
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = Readonly<Record<string, Json>>

/** Every file below a folder, dotfiles and links included: the rules decide what may stay. */
export function readAppFiles(dir: string, below = ''): AppFile[] {
  return readdirSync(join(dir, below))
    .toSorted()
    .flatMap((name) => {
      const path = below === '' ? name : `${below}/${name}`
      const stat = lstatSync(join(dir, path))
      if (stat.isDirectory()) return readAppFiles(dir, path)
      return [{ path, bytes: stat.isSymbolicLink() ? new Uint8Array() : readFileSync(join(dir, path)), symlink: stat.isSymbolicLink() }]
    })
}

export const textOf = (file: AppFile): string => new TextDecoder().decode(file.bytes)
export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isText = (value: unknown): value is string => typeof value === 'string'

/** Undefined when it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The first key that stands twice in one object; `JSON.parse` would silently take the last. */
export function duplicateKey(json: string): string | null {
  const open: (Set<string> | null)[] = []
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token.endsWith(':')) {
      const key = token.slice(0, token.lastIndexOf('"') + 1)
      const names = open.at(-1)
      if (names?.has(key)) return key.slice(1, -1)
      names?.add(key)
    }
  }
  return null
}

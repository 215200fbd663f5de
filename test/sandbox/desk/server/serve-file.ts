import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json',
}

/** The text or bytes of a file below `folder`, with its type; null when there is none. No path leads out of the folder. */
export async function serveFile(folder: string, path: string): Promise<{ body: Uint8Array<ArrayBuffer>; type: string } | null> {
  const name = tryDecode(path)
  if (name === null || name.includes('\0')) return null
  const file = join(folder, normalize(sep + name))
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  return { body: new Uint8Array(await readFile(file)), type: TYPES[extname(file)] ?? 'application/octet-stream' }
}

function tryDecode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

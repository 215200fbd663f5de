/** A file line by line, plain or gzip, without ever holding it whole. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'

export interface Line {
  /** From 1. */
  number: number
  text: string
}

/** Lines without their ends; a gzip file is known by its first bytes, whatever its name. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0
  let rest = ''
  for await (const text of readTexts(path)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield { number: ++number, text: trimmed(line) }
  }
  if (rest !== '') yield { number: ++number, text: trimmed(rest) }
}
/** Also takes off the mark some programs begin a file with. */
const trimmed = (line: string) => line.replace(/^\uFEFF/, '').trim()

export async function readWhole(path: string): Promise<string> {
  let whole = ''
  for await (const text of readTexts(path)) whole += text
  return whole.replace(/^\uFEFF/, '')
}

async function* readTexts(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  // An error of the file destroys the gunzip, and so reaches the loop below.
  const bytes = (await isGzip(path)) ? pipeline(file, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : file
  for await (const chunk of bytes) yield decoder.write(chunk)
  yield decoder.end()
}
async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** The arithmetic of a training, apart from reading and saving: takes examples chunk by chunk, then answers with the model. Runs in a worker, or in place. */

export interface Trained {
  /** Whether it may be used for answers. */
  inForce: boolean
  why: string
  /** JSON for the shelf. */
  report: object
  body: Uint8Array
}
/** Chunks are copied between threads: plain data only. */
export interface Job<Chunk> {
  take(chunk: Chunk): void
  finish(): Trained
}

export type ToJob<Chunk> = { chunk: Chunk } | { finish: true }
export type FromJob = { taken: true } | { trained: Trained } | { failed: string }

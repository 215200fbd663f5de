import type { LearningBackend } from './learning-backend.ts'

type Decoders = typeof import('./decode.ts')
interface Ways {
  read<T>(path: string, decode: (from: Decoders) => (body: unknown) => T, signal?: AbortSignal): Promise<T>
  send(path: string, init: RequestInit): Promise<unknown>
}

export function createHttpLearning({ read, send }: Ways): LearningBackend {
  const post = async (path: string, body: object): Promise<void> => {
    await send(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }
  return {
    models: (signal) => read('/models', (from) => from.decodeModels, signal),
    personQueue: (limit, signal) => read(`/identity/queue?limit=${limit}`, (from) => from.decodeIdentityQueue, signal),
    sayPerson: (word) => post('/identity/words', word),
    issueCheck: (signal) => read('/issue-check', (from) => from.decodeIssueCheck, signal),
    answerPair: (pair, answer) => post(`/issue-check/${pair}`, { answer }),
    issueCheckReport: (signal) => read('/issue-check/report', (from) => from.decodeIssueCheckReport, signal),
  }
}

/** `npm run oracle -- --data DIR`: every data set found there, judged by the product and by the oracle, compared ticket by ticket. */
import { parseArgs } from 'node:util'
import { compare } from './compare.ts'
import { landWorld, openWorld } from './judge-world.ts'
import { findWorlds, readWorld } from './read-folder.ts'
import type { OracleConfig } from './records.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    window: { type: 'string', default: '7' },
    'complete-to': { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const SHOWN = 20
const CONFIG: OracleConfig = {
  reasonField: 'Contact reason',
  orderField: 'Order number',
  verdictField: 'Resolved at first contact',
  surveyField: 'Was it solved?',
  tier2Groups: [],
  escalationTags: [],
  testTags: [],
  loggedContactTags: [],
  botUsers: [],
  thirdParties: [],
}

async function run(folder: string): Promise<number> {
  const world = readWorld(folder)
  const latest = Math.max(
    ...[...world.events, ...world.tickets].map((record) => Date.parse('updated_at' in record ? record.updated_at : record.created_at)),
  )
  const asOf = Math.floor(values['complete-to'] ? Date.parse(values['complete-to']) / 1000 : latest / 1000)
  const judged = await openWorld(CONFIG)
  await landWorld(judged, world, asOf)
  await judged.judge()
  const { tickets, differences, cells } = compare(world, await judged.facts(), { config: CONFIG, asOf, windowDays: Number(values.window) })
  await judged.close()
  if (values.json) {
    console.log(
      JSON.stringify(
        { folder, tickets, asOf: new Date(asOf * 1000).toISOString(), differences: differences.length, examples: differences.slice(0, SHOWN), cells },
        null,
        2,
      ),
    )
    return differences.length
  }
  console.log(`${folder}: ${tickets} tickets, as of ${new Date(asOf * 1000).toISOString()}`)
  for (const [lens, counts] of Object.entries(cells)) {
    const eligible = ['success', 'failed', 'failedEarly', 'pending'].reduce((sum, state) => sum + (counts[state] ?? 0), 0)
    const others = Object.entries(counts).map(([cell, count]) => `${cell} ${count}`)
    console.log(`  ${lens}: eligible ${eligible}; ${others.sort().join(', ')}`)
  }
  for (const { ticketId, what, oracle, product } of differences.slice(0, SHOWN))
    console.log(`  ticket ${ticketId} ${what}: oracle ${String(oracle)}, product ${String(product)}`)
  console.log(`${differences.length} differences over ${tickets} tickets`)
  return differences.length
}

const folders = values.data ? findWorlds(values.data) : []
if (values.help || folders.length === 0) {
  console.error(
    'npm run oracle -- --data DIR [--window 7] [--complete-to T] [--json]\nDIR holds tickets.ndjson(.gz) and ticket_events.ndjson(.gz), or data sets of that shape under incidents/.',
  )
  process.exitCode = values.help ? 0 : 2
} else {
  let total = 0
  for (const folder of folders) total += await run(folder)
  process.exitCode = total === 0 ? 0 : 1
}

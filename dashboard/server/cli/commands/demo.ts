import { DEMO_OPTIONS, runDemo } from '../../demo.ts'
import type { Command } from '../command.ts'

export const demo: Command = {
  name: 'demo',
  where: 'process',
  access: 'local',
  audit: null,
  about:
    'A stand-in helpdesk with invented tickets, and the service that reads it.\nPrints the addresses of the dashboard and the desk; Ctrl-C stops both.',
  options: DEMO_OPTIONS,
  examples: ['firstfix demo', 'firstfix demo --tickets 2000 --seed 7 --limits'],
  run: runDemo,
}

import { readFileSync, readdirSync } from 'node:fs'
import { parseEvent } from './events/parse-event.ts'
import { plan } from './shared/matters/plan.ts'
import { clocksOfMatter } from './shared/matters/settle.ts'
import { stateAt } from './shared/clocks/clock.ts'
import { bolton } from './shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from './shared/time/calendar.ts'
import { writtenDay } from './test/builders/london-time.ts'
const context = { partnership: bolton, calendar: englandAndWales() }
for (const f of readdirSync('events/samples/histories').filter(n=>n.startsWith('child'))) {
  const evs = readFileSync('events/samples/histories/'+f,'utf8').trim().split('\n').map(l=>{const p=parseEvent(JSON.parse(l)); if(!p.ok) throw new Error(f+JSON.stringify(p)+l); return p.event})
  const p = plan(evs, context)
  console.log('==',f, p.refusals)
  for (const c of clocksOfMatter(p.matters[0]!, context)) console.log(`['${c.id}', '${c.due===null?'no date':writtenDay(c.due)}', '${stateAt(c,p.now)}'],  // from ${writtenDay(c.started.day)}`)
}

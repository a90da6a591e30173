import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { chainHash, type Item, sha256 } from '../../shared/adapters/matter-items.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import type { Mailer } from '../../shared/shell/mail-ports.ts'
import type { Log, MatterStore } from '../../shared/shell/ports.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { memoryTable } from './memory-table.ts'
import { london } from './time-line.ts'

const calendar = englandAndWales()
const contexts = contextSource({
  calendar: async () => calendar,
  settings: async ({ settings }) => settings,
  contacts: async () => [],
})
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, count: () => undefined }
const key = { partnership: 'rochdale', subject: 'SI-2026-014' }

const eventOf = (id: string, type: string, data: object) =>
  ({
    specversion: '1.0',
    id,
    source: '/test',
    subject: key.subject,
    type,
    data: { partnership: 'rochdale', ...data },
  }) as ClocksEvent

const known = eventOf('known', 'incident.became-known', {
  awareAt: '2026-12-18',
  childDied: false,
  abuseKnownOrSuspected: true,
  lookedAfter: false,
})
const notified = eventOf('notified', 'incident.panel-notified', { at: '2026-12-22' })
const told = eventOf('told', 'incident.partnership-notified', { at: '2026-12-22' })

/** Every call to the table takes its turn when the scheduler says so. */
const takingTurns = (table: MatterStore, scheduler: fc.Scheduler): MatterStore =>
  Object.fromEntries(
    Object.entries(table).map(([name, call]) => [name, typeof call === 'function' ? scheduler.scheduleFunction(call) : call]),
  ) as unknown as MatterStore

describe('several hands on one matter at the same second', () => {
  it('end in one timeline: no fact lost, no alarm rung twice, no mail doubled, the chain whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const items = new Map<string, Item>()
        const table = memoryTable(({ item }) => void items.set(`${item.pk}|${item.sk}`, item))
        const mails: string[] = []
        const mailer: Mailer = { send: async (_mail, _to, { notice: tag }) => `ses-${mails.push(tag)}` }
        let now = london('Fri 18 Dec 2026 09:00')
        const depsOn = (matters: MatterStore) => ({ matters, contexts, now: async () => now, log: silent })
        const accepting = {
          newReference: () => 'K7Q2M',
          hash: sha256,
          futureFacts: 'refuse',
          recount: async () => undefined,
        } as const
        const inbox = { put: () => Promise.reject(new Error('an incident raises no dispute')) }
        const directory = { holders: async () => everyRoleHeld('rochdale') }
        await acceptEvent({ ...depsOn(table), ...accepting })(known)

        now = london('Tue 22 Dec 2026 08:30')
        const turns = depsOn(takingTurns(table, scheduler))
        const accept = acceptEvent({ ...turns, ...accepting })
        const wake = wakeMatter(turns)
        const { waiting } = table
        const send = sendNotices({ ...turns, directory, inbox, mailer, waiting, mailSpeaks: false })
        const first = { key, version: 1 }
        const all = Promise.all([
          accept(notified),
          accept(notified),
          accept(told),
          wake(key),
          wake(key, 1),
          send(first),
          send(first),
        ])
        await scheduler.waitFor(all)
        expect((await all).slice(0, 3)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])

        now = london('Tue 22 Dec 2026 08:35')
        await wakeMatter(depsOn(table))(key)
        for (const outbox of await table.unsent(now, 100))
          await sendNotices({ ...depsOn(table), directory, inbox, mailer, waiting, mailSpeaks: false })(outbox)

        const stored = await table.load(key)
        expect(stored?.matter.records.map(({ id }) => id).sort()).toEqual(['known', 'notified', 'told'])
        expect(await table.unsent(now, 100)).toEqual([])
        expect(new Set(mails).size).toBe(mails.length)
        const notices = [...items.values()]
          .filter(({ sk }) => sk.startsWith('NOTICES#'))
          .flatMap((item) => JSON.parse(String(item.notices)))
        const alarms = notices.map((notice: object) => JSON.stringify(notice))
        expect(new Set(alarms).size).toBe(alarms.length)
        const entries = [...items.values()].filter(({ sk }) => sk.startsWith('ENTRY#')).sort((a, b) => (a.sk < b.sk ? -1 : 1))
        let previous = ''
        for (const entry of entries) {
          expect(entry).toMatchObject({ previous, hash: chainHash(previous, Number(entry.at), String(entry.entries)) })
          previous = String(entry.hash)
        }
      }),
      { numRuns: 150 },
    )
  })
})

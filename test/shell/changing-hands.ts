import * as fc from 'fast-check'
import type { Item } from '../../shared/adapters/matter-items.ts'
import { ruleIdOf } from '../../shared/clocks/rule.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import { readersOf } from '../../shared/notices/readers-of.ts'
import { escalationOf } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'
import type { Piled, PileKey } from '../../shared/shell/waiting-ports.ts'
import { anIncident, correction, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDesk, minute, type TakenMail } from './desk.ts'

// A morning on which what waited for several people is sent, while roles change hands and the mail system refuses mails.

/** Whoever was told that a date had passed, and is to hear that it was met after all. */
const roles = ['director-of-childrens-services', 'business-manager', 'delegated-health', 'delegated-council', 'delegated-police']
const people = ['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5']

type Post = Pick<Holder, 'id' | 'covers' | 'isAway' | 'deputy'>

const person = fc.constantFrom(...people)
const two = fc.uniqueArray(person, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[string, string]>
const posts: fc.Arbitrary<readonly Post[]> = fc.oneof(
  { weight: 5, arbitrary: person.map((id) => [{ id }]) },
  two.map((both) => both.map((id) => ({ id }))),
  two.map(([id, covers]) => [{ id, covers }]),
  two.map(([id, deputy]) => [
    { id, isAway: true as const },
    { id: deputy, deputy: 1 },
  ]),
  fc.constant([]),
)

/** A minute in which everything is tried once. */
const attempt = fc.record({
  /** What changes in the directory, and after how many calls. */
  changes: fc.array(
    fc.record({
      role: fc.constantFrom(...roles),
      posts,
      after: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 30 })),
    }),
    { maxLength: 3 },
  ),
  /** Whose mails are refused, and whether for good. */
  refused: fc.subarray(people),
  error: fc.constantFrom('TooManyRequestsException', 'MessageRejected'),
})

/** Some minutes in which it goes wrong; after them nothing changes any more, and every mail is taken. */
export const morning = fc.record({
  attempts: fc.array(attempt, { minLength: 1, maxLength: 4 }),
  /** How long each call takes, over and over. */
  pace: fc.array(fc.nat(6), { minLength: 1, maxLength: 7 }),
  why: fc.constantFrom('digest' as const, 'quiet' as const),
  isTakenBack: fc.boolean(),
})

type Generated<T> = T extends fc.Arbitrary<infer U> ? U : never
type Attempt = Generated<typeof attempt>

/** Whoever holds the five roles, by role. */
type Held = ReadonlyMap<string, readonly Post[]>

const asTheyWere: Held = new Map(roles.map((role, n) => [role, [{ id: `p-${n}` }]]))

const holdersOf = (held: Held): Holder[] =>
  everyRoleHeld('bolton').flatMap((other) =>
    roles.includes(other.role)
      ? (held.get(other.role) ?? []).map((post) => ({ ...post, role: other.role, address: `${post.id}@bolton.example` }))
      : [other],
  )

/** Two dates were missed, and met on New Year’s Eve: five people are to hear of both on the next working morning. */
const newYearsEve = async (why: Piled['why'], isTakenBack: boolean): Promise<readonly Item[]> => {
  const desk = aDesk('Fri 18 Dec 2026 17:00', { holders: () => holdersOf(asTheyWere) })
  const { wait } = desk.table.waiting
  desk.table.waiting.wait = (waiting) => wait({ ...waiting, why })
  const sendAll = async () => {
    for (const outbox of await desk.table.unsent(desk.now(), 1000)) await desk.send(outbox)
  }
  for (const n of [1, 2]) await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: `SI-${n}`, id: `known-${n}` }))
  await sendAll()
  for (const day of ['Wed 30', 'Thu 31']) {
    desk.advanceTo(`${day} Dec 2026 08:30`)
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    await sendAll()
  }
  for (const n of [1, 2]) {
    const met = done('incident.panel-notified', 'Thu 31 Dec 2026 08:20', { subject: `SI-${n}`, id: `notified-${n}` })
    await desk.take(met)
    await sendAll()
    if (isTakenBack && n === 2) await desk.take(correction(met, null, { subject: 'SI-2', id: 'taken-back' }))
  }
  return [...desk.table.items.values()]
}

/** The same evening for every morning that follows it. */
const evenings = new Map<string, ReturnType<typeof newYearsEve>>()
const eveningOf = (why: Piled['why'], isTakenBack: boolean) => {
  const name = `${why} ${isTakenBack}`
  const evening = evenings.get(name) ?? newYearsEve(why, isTakenBack)
  evenings.set(name, evening)
  return evening
}

/** One notice that waited for one person. */
export interface Waited extends Pick<Piled, 'holder' | 'reference'> {
  role: string
  /** Whether there is still anything to tell. */
  isTrue: boolean
  /** Who were its readers in one directory after the other, from that of its last attempt on. */
  readers: string[][]
}

/** What became of a morning. */
export interface Outcome {
  waited: readonly Waited[]
  mails: readonly TakenMail[]
  /** The piles that are not worked through. */
  left: readonly PileKey[]
}

export const liveThrough = async ({ attempts, pace, why, isTakenBack }: Generated<typeof morning>): Promise<Outcome> => {
  const directories: Held[] = [asTheyWere]
  let current: Attempt | undefined
  let calls = 0
  /** Others have their turn while a call is out; the directory changes when its time has come. */
  const call = async () => {
    calls++
    for (const { role, posts } of current?.changes.filter(({ after }) => after === calls) ?? []) change(role, posts)
    for (let turn = pace[calls % pace.length] ?? 0; turn > 0; turn--) await Promise.resolve()
  }
  const change = (role: string, posts: readonly Post[]) =>
    void directories.push(new Map([...(directories.at(-1) ?? asTheyWere), [role, posts]]))
  const inTheirTime = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, made]: [string, unknown]) => [
        name,
        typeof made !== 'function'
          ? made
          : async (...args: unknown[]) => {
              await call()
              const answer: unknown = await made(...args)
              await call()
              return answer
            },
      ]),
    ) as T
  const desk = aDesk('Mon 4 Jan 2027 08:40', {
    holders: () => holdersOf(directories.at(-1) ?? asTheyWere),
    seen: inTheirTime,
    onSend: async ({ to }) => {
      await call()
      if (current?.refused.some((id) => to.startsWith(`${id}@`))) throw Object.assign(new Error(), { name: current.error })
    },
  })
  const items = desk.table.items as Map<string, Item>
  for (const item of await eveningOf(why, isTakenBack)) items.set(`${item.pk}|${item.sk}`, item)

  Object.assign(desk.table.waiting, inTheirTime(desk.table.waiting))

  const lastTried = new Map<string, { piled: Piled; since: number }>()
  const sendAll = async () => {
    // the others’ wait for something else
    const piles = (await desk.table.waiting.ripe(desk.now(), 1000)).filter(({ holder }) => people.includes(holder))
    for (const pile of piles)
      for (const piled of await desk.table.waiting.itemsOf(pile))
        if (!piled.isDone) lastTried.set(`${pile.holder} ${piled.id}`, { piled, since: directories.length - 1 })
    await Promise.all(piles.map((pile) => desk.sendPile(pile).catch(() => undefined)))
    desk.wait(minute)
    return piles
  }
  for (current of attempts) {
    calls = 0
    for (const { role, posts, after } of current.changes) if (after === 0) change(role, posts)
    await sendAll()
  }
  current = undefined
  // whoever is told in a digest that can never go is told one by one in the minute after
  let left = await sendAll()
  for (let more = 0; left.length > 0 && more < 3; more++) left = await sendAll()
  const waited = [...lastTried.values()].map(({ piled: { holder, reference, outbox, notice }, since }) => ({
    ...{ holder, reference, role: notice.role },
    isTrue: !(isTakenBack && outbox.key.subject === 'SI-2'),
    readers: directories.slice(since).map((held) => readersOfNotice(notice, holdersOf(held))),
  }))
  return { waited, mails: desk.mails, left }
}

const readersOfNotice = (notice: Notice, holders: readonly Holder[]): string[] => {
  const partnership = partnershipOf('bolton')
  const rule = partnership?.rules.find(({ id }) => id === ruleIdOf(notice.clock))
  if (partnership === undefined || rule === undefined) throw new Error(notice.clock)
  return readersOf(notice, rule, holders, escalationOf(partnership, rule)).map(({ to }) => to.id)
}

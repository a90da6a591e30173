import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { liveThrough, morning, type Outcome } from './changing-hands.ts'
import type { TakenMail } from './desk.ts'

const isCopy = ({ text }: TakenMail) => text.replaceAll(/\s+/g, ' ').includes('may have been first sent')

/** What was promised of what waited, and is not so. */
const brokenIn = ({ waited, mails, left }: Outcome): string[] => {
  const mailsTo = (id: string, about: string) =>
    mails.filter(({ to, subject, text }) => to === `${id}@bolton.example` && `${subject} ${text}`.includes(`(${about})`))
  const lost = waited.flatMap(({ holder, reference, isTrue, role, readers }) => {
    const of = `${reference} to ${role}, which waited for ${holder}`
    const isTold = (id: string) => mailsTo(id, reference).length > 0
    const [last = [], ...since] = readers
    if (!isTrue) return mails.some(({ text }) => text.includes(`(${reference})`)) ? [`a false alarm: ${of}`] : []
    if (!readers.flat().some(isTold)) return [`nobody was told: ${of}`]
    return since.length > 0 ? [] : last.filter((id) => !isTold(id)).map((id) => `${id} was not told: ${of}`)
  })
  const told = new Set(mails.map(({ to }) => to.split('@')[0] ?? ''))
  const doubled = [...told].flatMap((id) =>
    [...new Set(waited.map(({ reference }) => reference))]
      .filter((reference) => mailsTo(id, reference).filter((mail) => !isCopy(mail)).length > 1)
      .map((reference) => `told twice as if for the first time: ${id} of ${reference}`),
  )
  return [...lost, ...doubled, ...left.map(({ holder }) => `never worked through: the pile of ${holder}`)]
}

it('however roles change hands while mails are refused, whoever reads what had waited is told of it, and nobody twice unawares', async () => {
  await fc.assert(
    fc.asyncProperty(morning, async (lived) => {
      expect(brokenIn(await liveThrough(lived))).toEqual([])
    }),
    { numRuns: 250 },
  )
})

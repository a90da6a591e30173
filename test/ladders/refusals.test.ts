import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { climbingPartnership, dispute, everyRole, raised } from '../builders/disputes.ts'
import { anEvent, correction } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

const when = 'Mon 11 Jan 2027 10:00'
const context = { ...contextOf(climbingPartnership()), held: everyRole }

/** Why an event is refused after others, as `code field: what was expected`; undefined when it is taken. */
const refusalAfter = (before: readonly ClocksEvent[], event: ClocksEvent): string | undefined => {
  const story = aStory(context.partnership, undefined, { held: everyRole })
  for (const each of before) story.told(each, when)
  const applied = applyEvent(story.matter(), event, at(when), context)
  if (applied.ok) return undefined
  const [error] = applied.refusal.errors
  return `${applied.refusal.code} ${error?.field}: ${error?.expected}`
}

const answer = (rung: string, by: string) => dispute('responded', when, { rung, by }, `answer-${rung}-${by}`)
const onward = (rung: string, id = `onward-${rung}`) => dispute('not-resolved', when, { rung, by: 'council-lead' }, id)
const report = (rung: string, party: string) => dispute('report-received', when, { rung, party })
const resolved = dispute('resolved', when, { outcome: 'agreed' })
const upTo = {
  leads: ['managers', 'partners'].map((rung) => onward(rung)),
  adviser: ['managers', 'partners', 'leads'].map((rung) => onward(rung)),
}

describe('what is told of a dispute is refused, and nothing stored,', () => {
  it.each<[why: string, before: ClocksEvent[], event: ClocksEvent, refusal: string]>([
    ['when its ladder is unknown', [], raised(when, { ladder: 'stairs' }), 'dispute-invalid data.ladder: expected one of climb'],
    [
      'when it begins on an unknown rung',
      [],
      raised(when, { enterAt: 'roof' }),
      'dispute-invalid data.enterAt: expected one of managers, partners',
    ],
    [
      'when it begins on a rung that has to be climbed to',
      [],
      raised(when, { enterAt: 'leads' }),
      'dispute-invalid data.enterAt: expected one of managers, partners',
    ],
    [
      'when a party is no agency of the partnership',
      [],
      raised(when, { parties: ['council', 'circus'] }),
      'dispute-invalid data.parties.1: expected one of council, health, police',
    ],
    [
      'when a party is named twice',
      [],
      raised(when, { parties: ['police', 'police'] }),
      'dispute-invalid data.parties.1: expected each agency once',
    ],
    [
      'when it is raised by no role',
      [],
      raised(when, { by: 'mayor' }),
      'dispute-invalid data.by: expected a role of the partnership',
    ],
    [
      'when it was raised already',
      [raised(when)],
      { ...raised(when), id: 'again' },
      'dispute-raised-already data.ladder: expected a reference of its own for another dispute',
    ],
    [
      'when it was never raised',
      [],
      answer('managers', 'police-manager'),
      'dispute-not-raised data.at: expected the dispute itself to be told first',
    ],
    [
      'when another rung answers than the open one',
      [raised(when)],
      answer('partners', 'delegated-partners'),
      'rung-not-open data.rung: expected the open rung, managers',
    ],
    [
      'when an unknown rung answers',
      [raised(when)],
      answer('roof', 'adviser'),
      'rung-not-open data.rung: expected the open rung, managers',
    ],
    [
      'when somebody answers who is not on the rung',
      [raised(when)],
      answer('managers', 'health-manager'),
      'dispute-invalid data.by: expected a role on this rung: council-manager, police-manager',
    ],
    [
      'when a rung answers twice',
      [raised(when), answer('managers', 'police-manager')],
      answer('managers', 'council-manager'),
      'rung-not-open data.rung: expected a rung that has not answered yet',
    ],
    [
      'when a report comes on a rung that asks for none',
      [raised(when)],
      report('managers', 'police'),
      'rung-not-open data.rung: expected a rung that asks for reports',
    ],
    [
      'when a report comes from an agency that is not in dispute',
      [raised(when), ...upTo.leads],
      report('leads', 'health'),
      'dispute-invalid data.party: expected one of council, police',
    ],
    [
      'when two people take it up from one rung',
      [raised(when), onward('managers')],
      onward('managers', 'the other'),
      'rung-not-open data.rung: expected the open rung, partners',
    ],
    [
      'when it is taken up from the last rung',
      [raised(when), ...upTo.adviser],
      onward('adviser'),
      'rung-not-open data.rung: expected a rung with another above it: this one is the last',
    ],
    [
      'when it is resolved twice',
      [raised(when), resolved],
      { ...resolved, id: 'again' },
      'dispute-over data.at: expected a dispute that is not resolved',
    ],
    [
      'when it goes on after its end',
      [raised(when), resolved],
      onward('managers'),
      'dispute-over data.at: expected a dispute that is not resolved',
    ],
    [
      'when somebody else tells what the service does itself',
      [raised(when)],
      anEvent('dispute.passed-on', { at: '2027-01-11', from: 'managers', because: 'no-response' }, { subject: 'D-2027-001' }),
      'dispute-invalid data.from: expected nothing: only the service itself tells this',
    ],
    [
      'when a correction names what the partnership does not have',
      [raised(when)],
      { ...correction(raised(when), { ...raised(when).data, parties: ['circus'] }), subject: 'D-2027-001' } as ClocksEvent,
      'dispute-invalid data.parties.0: expected one of council, health, police',
    ],
  ])('%s', (_why, before, event, refusal) => expect(refusalAfter(before, event)).toBe(refusal))

  it('when it takes back what the service did itself', () => {
    const story = aStory(context.partnership, undefined, { held: new Set(['business-manager', 'delegated-partners']) })
    story.told(raised(when), when)
    const passedOn = story.matter()?.records.at(-1)
    expect(passedOn?.data).toMatchObject({ from: 'managers', because: 'nobody-holds-it' })
    const withdrawal = anEvent('fact.corrected', { corrects: passedOn?.id ?? '', data: null }, { subject: 'D-2027-001' })
    const applied = applyEvent(story.matter(), withdrawal, at(when), context)
    expect(applied.ok ? 'taken' : applied.refusal.code).toBe('dispute-invalid')
  })

  it('but not when it is told in order', () => {
    expect(refusalAfter([raised(when), ...upTo.leads, report('leads', 'police')], answer('leads', 'lead-one'))).toBeUndefined()
  })
})

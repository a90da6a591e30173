import { expect, it } from 'vitest'
import type { RulesReport } from '../../infra/cli/rules-report.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { runClocks } from './run-clocks.ts'

const reportOf = async (...args: string[]): Promise<RulesReport> => {
  const ran = await runClocks(['rules', '--json', ...args])
  expect(ran).toMatchObject({ code: 0, err: '' })
  return ran.json() as RulesReport
}

it('clocks rules --json lists every rule of every partnership, with its sources', async () => {
  const { rules } = await reportOf()
  expect(rules.map(({ partnership, rule }) => `${partnership} ${rule}`)).toEqual(
    partnerships.flatMap(({ id, rules: own }) => own.map((rule) => `${id} ${rule.id}`)),
  )
  for (const { sources, starts, length } of rules) {
    expect(sources.length).toBeGreaterThan(0)
    expect(starts).not.toBe('')
    expect(length).not.toBe('')
  }
})

it('one rule says what starts it, how long it runs, what meets it, whose it is and where it says so', async () => {
  const { rules } = await reportOf('-p', 'rochdale')
  expect(rules.find(({ rule }) => rule === 'pre-publication-ofsted')).toMatchObject({
    partnership: 'rochdale',
    rule: 'pre-publication-ofsted',
    title: 'Send the report to Ofsted before publication',
    tier: 'guidance',
    owner: 'business-manager',
    ownerTitle: 'RBSCP Business Unit',
    starts: 'publication is planned',
    length: 'as agreed in pre-publication-clear-days; until then 7 clear working days before',
    met: 'the report was sent to Ofsted',
    sources: [{ document: 'Rochdale: Arrangements Document', paragraph: '8.44' }],
    unconfirmed: 'Counted as seven clear working days, the safer reading; the partnership has not confirmed it.',
  })
  expect(rules.find(({ rule }) => rule === 'report-availability')?.met).toBeNull()
  expect(rules.find(({ rule }) => rule === 'panel-notification')?.cancelled).toBe('the criteria were found not to be met')
})

it('a rule says how it reminds where that is not the usual', async () => {
  const { rules } = await reportOf('-p', 'bolton')
  const lengthOf = (id: string) => rules.find(({ rule }) => rule === id)?.length
  expect(lengthOf('allegation-conclusion')).toBe('3 months after, a benchmark: nothing is said once it is over')
  expect(lengthOf('section-11-date')).toBe('no number: reminded every month until it is done')
  expect(lengthOf('looked-after-death-notification')).toBe('no number: reminded until it is done')
})

it('has a rule or a reason for every statement of time', async () => {
  const { statements } = await reportOf()
  expect(statements.find(({ id }) => id === 'SI-20')).toEqual({
    id: 'SI-20',
    partnership: 'rochdale',
    document: 'Rochdale: Arrangements Document',
    place: '8.44',
    becomes: { rule: ['pre-publication-panel', 'pre-publication-secretary-of-state', 'pre-publication-ofsted'] },
  })
  expect(statements.find(({ id }) => id === 'SI-15')?.becomes).toHaveProperty('notAClock')
  const own = await reportOf('-p', 'stockport')
  expect(own.statements.length).toBeGreaterThan(0)
  expect(new Set(own.statements.map(({ partnership }) => partnership))).toEqual(new Set(['stockport']))
  expect(new Set(own.rules.map(({ partnership }) => partnership))).toEqual(new Set(['stockport']))
})

it('for people: one rule below the other, with all that is known of it', async () => {
  const { out } = await runClocks(['rules'], { width: 100 })
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  for (const { name, rules } of partnerships) expect(out).toContain(`${name}: ${rules.length} rules\n`)
  const rochdale = (await runClocks(['rules', '-p', 'rochdale'], { width: 2000 })).out
  expect(rochdale).toContain(
    [
      '\nrapid-review',
      '  Complete the rapid review and send it to the Panel (guidance)',
      '  From: the Panel was notified',
      '  Length: as agreed in rapid-review-trigger; until then 15 working days after',
      '  Until: the rapid review and the decision were sent to the Panel; void when the criteria were found not to be met',
      '  Who: Chair of the Child Safeguarding Practice Review Group',
      '  Source: Rochdale: Arrangements Document, 8.24 and 8.26; Child Safeguarding Practice Review Panel: guidance for ' +
        'safeguarding partners (June 2025), Rapid reviews: 15 working days from the notification',
      '  To be confirmed: Rochdale’s document says "promptly" and points to the Panel’s guidance, whose 15 working days are ' +
        'counted from the notification.',
      '',
    ].join('\n'),
  )
  expect(rochdale).not.toContain('Bolton Safeguarding Children Partnership')
})

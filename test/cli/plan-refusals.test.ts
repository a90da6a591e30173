import { describe, expect, it } from 'vitest'
import { anIncident, correction, done } from '../builders/events.ts'
import { fileOf, linesOf, runClocks } from './run-clocks.ts'

const known = anIncident('Fri 18 Dec 2026')
const plan = (input: string, ...more: string[]) => runClocks(['plan', '-', '-p', 'bolton', ...more], { input })

describe('lines that clocks plan refuses, with exit code 1', () => {
  it.each([
    ['no JSON', `${linesOf(known)}\n\nnot json\n`, 'line 3: expected one CloudEvent as JSON on the line'],
    ['no object', '[1]', 'line 1: expected one CloudEvent as a JSON object'],
    [
      'no known type',
      linesOf({ ...known, type: 'incident.forgotten' }),
      'line 1: type: expected one of: incident.became-known, ',
    ],
    [
      'a time without offset',
      linesOf(known, { ...known, id: 'b', data: { ...known.data, awareAt: '2026-12-18T10:00' } }),
      'line 2: data.awareAt: expected a date-time with offset such as 2026-12-18T16:30:00+00:00, or a date',
    ],
    [
      'a missing field',
      linesOf({ ...known, data: { partnership: 'bolton', awareAt: '2026-12-18' } }),
      'line 1: data.childDied: expected boolean; data.',
    ],
    [
      'an unknown field',
      linesOf({ ...known, data: { ...known.data, childName: 'x' } }),
      'line 1: data.childName: expected no other field',
    ],
    [
      'another partnership',
      linesOf(known, anIncident('Fri 18 Dec 2026', { partnership: 'rochdale' }, { id: 'b' })),
      'line 2: data.partnership: expected bolton, the partnership that is planned for',
    ],
    [
      'an id taken by another event',
      linesOf(known, { ...known, subject: 'SI-2026-099' }),
      'line 2: id: expected an id not yet used by this source for another event',
    ],
    [
      'a correction of nothing',
      linesOf(known, correction(done('incident.panel-notified', 'Tue 22 Dec 2026'), null, { time: '2026-12-23T09:00:00Z' })),
      'line 2: data.corrects: expected the id of an event already accepted for this matter',
    ],
    ['nothing at all', '\n\n', 'standard input: expected CloudEvents as JSON, one a line, and found none'],
  ])('%s', async (_what, input, message) => {
    const ran = await plan(input)
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toContain(message)
    expect(ran.err).toMatch(/^clocks: standard input.+$/)
  })

  it('says how many more are refused, and with --json which', async () => {
    const ran = await plan(`{\nbad\n${linesOf(known)}`, '--json')
    expect(ran.err).toBe('clocks: standard input line 1: expected one CloudEvent as JSON on the line (and 1 more)')
    expect(ran.json()).toEqual({
      error: {
        message: 'standard input line 1: expected one CloudEvent as JSON on the line (and 1 more)',
        problems: [1, 2].map((line) => ({
          line,
          errors: [{ field: '', expected: 'expected one CloudEvent as JSON on the line' }],
        })),
      },
    })
  })

  it('a file that is not there, or is a folder', async () => {
    expect(await runClocks(['plan', '/nowhere/at-all.jsonl', '-p', 'bolton'])).toMatchObject({
      code: 1,
      err: 'clocks: /nowhere/at-all.jsonl: there is no such file',
    })
    expect(await runClocks(['plan', '/tmp', '-p', 'bolton'])).toMatchObject({ code: 1, err: 'clocks: /tmp: it is a folder' })
  })

  it('never repeats what it could not read: it might be a name', async () => {
    const ran = await plan(`{"name": "Somebody Real"\n${linesOf({ ...known, subject: 'Somebody Real' })}`, '--json')
    expect(ran.code).toBe(1)
    expect(ran.err + ran.out).not.toContain('Somebody')
  })
})

describe('what clocks plan takes in its stride', () => {
  it.each([
    ['one event over several lines', JSON.stringify(known, null, 2)],
    ['blank lines and Windows line ends', `\r\n${linesOf(known)}\r\n\r\n`],
    ['a byte order mark', `\uFEFF${linesOf(known)}`],
  ])('%s', async (_what, text) => {
    const ran = await runClocks(['plan', await fileOf(text), '-p', 'bolton', '--json'])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.json()).toMatchObject({ matters: [{ reference: 'SI-2026-014' }] })
  })
})

describe('a wrong command line, with exit code 2', () => {
  it.each([
    [['plan'], "required option '-p, --partnership <id>' not specified"],
    [['plan', '-p', 'bolton'], "missing required argument 'FILE'"],
    [['plan', 'x', '-p', 'manchester'], "argument 'manchester' is invalid: expected one of bolton, stockport, rochdale"],
    [['plan', 'x', '-p', 'bolton', '--until', 'soon'], "argument 'soon' is invalid: expected a date such as"],
    [['plan', 'x', '-p', 'bolton', '--jsno'], "unknown option '--jsno' (Did you mean --json?)"],
    [['paln'], "unknown command 'paln' (Did you mean plan?)"],
    [[], 'expected a command: plan, explain, rules, ladder, workdays'],
  ])('%j', async (args, message) => {
    const ran = await runClocks(args)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
    expect(ran.err).toMatch(/^clocks: .+$/)
  })
})

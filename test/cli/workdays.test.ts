import { describe, expect, it } from 'vitest'
import { runClocks } from './run-clocks.ts'

const workdays = (...args: string[]) => runClocks(['workdays', ...args, '--json'])

describe('clocks workdays --json', () => {
  it.each([
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Fri 25, Mon 28 holidays · Tue 29 =5
    [['--from', '2026-12-18', '--add', '5'], '2026-12-18', 5, '2026-12-29', ['2026-12-25', '2026-12-28']],
    // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Fri 1 holiday · Thu 31 =5 · Wed 30 =6 · Tue 29 =7
    [['--from', '2027-01-08', '--sub', '7'], '2027-01-08', -7, '2026-12-29', ['2027-01-01']],
    // … Tue 29 =7 · Mon 28, Fri 25 holidays · Thu 24 =8, so that seven lie whole between
    [
      ['--from', 'Fri 8 Jan 2027', '--sub', '7', '--clear'],
      '2027-01-08',
      -7,
      '2026-12-24',
      ['2026-12-25', '2026-12-28', '2027-01-01'],
    ],
    [['--from', '18/12/2026', '--add', '1'], '2026-12-18', 1, '2026-12-21', []],
    // a holiday is day 0 like any other day, and not passed over
    [['--from', '25 December 2026', '--add', '1'], '2026-12-25', 1, '2026-12-29', ['2026-12-28']],
    [['--from', 'today', '--add', '1'], '2026-11-24', 1, '2026-11-25', []],
  ] as const)('%j', async (args, from, days, result, holidays) => {
    const ran = await workdays(...args)
    expect(ran).toMatchObject({ code: 0, err: '' })
    const report = ran.json() as { holidays: { date: string; title: string }[] }
    expect(report).toMatchObject({ from, days, result, provisional: false })
    expect(report.holidays.map(({ date }) => date)).toEqual(holidays)
  })

  it('names each bank holiday, says how it counted and with which calendar', async () => {
    const ran = await workdays('--from', '2026-12-18', '--add', '5')
    expect(ran.json()).toMatchObject({
      clear: false,
      holidays: [
        { date: '2026-12-25', title: 'Christmas Day' },
        { date: '2026-12-28', title: 'Boxing Day' },
      ],
      convention: expect.stringContaining('5 working days after the day of the trigger, which is day 0'),
      calendar: expect.stringMatching(/^england-and-wales \d{4}-\d\d-\d\d$/),
    })
  })

  it('marks what reaches beyond the published bank holidays', async () => {
    expect((await workdays('--from', '2028-12-29', '--add', '2')).json()).toMatchObject({ provisional: true })
    expect((await workdays('--from', '2028-12-28', '--add', '1')).json()).toMatchObject({ provisional: false })
  })

  it('counts 2000 days', async () => {
    const there = await workdays('--from', '2026-12-18', '--add', '2000')
    const { result } = there.json() as { result: string }
    const back = await workdays('--from', result, '--sub', '2000')
    expect(back.json()).toMatchObject({ result: '2026-12-18' })
  })
})

describe('clocks workdays for people', () => {
  it('answers in a sentence and names what was passed over', async () => {
    const { out } = await runClocks(['workdays', '--from', '2026-12-18', '--add', '5'])
    expect(out.split('\n').slice(0, 3)).toEqual([
      '5 working days after Friday 18 December 2026 is Tuesday 29 December 2026.',
      'Passed over: Friday 25 December 2026, Christmas Day.',
      'Passed over: Monday 28 December 2026, Boxing Day.',
    ])
  })

  it('says before, and clear', async () => {
    const { out } = await runClocks(['workdays', '--from', '2027-01-08', '--sub', '1', '--clear'])
    expect(out).toContain('1 clear working day before Friday 8 January 2027 is Wednesday 6 January 2027.')
  })
})

describe('what clocks workdays refuses', () => {
  it.each([
    [['--from', '2026-12-18'], "clocks: expected one of '--add <N>' and '--sub <N>'"],
    [['--add', '5'], "clocks: required option '--from <date>' not specified"],
    [['--from', '2026-12-18', '--add', '5', '--sub', '5'], "clocks: option '--add <N>' cannot be used with option '--sub <N>'"],
    [['--from', 'Thu 18 Dec 2026', '--add', '5'], 'expected the right weekday: 18 Dec 2026 is a Friday'],
    [
      ['--from', '2026-13-01', '--add', '5'],
      "clocks: option '--from <date>' argument '2026-13-01' is invalid: expected a date such as",
    ],
    [['--from', '2026-12-18', '--add', '0'], 'expected a whole number from 1 to 2000'],
    [['--from', '2026-12-18', '--add', '2001'], 'expected a whole number from 1 to 2000'],
    [['--from', '2026-12-18', '--add', '-5'], 'expected a whole number from 1 to 2000'],
    [['--from', '2026-12-18', '--sub', '1.5'], 'expected a whole number from 1 to 2000'],
    [['--from', '2026-12-18', '--add'], "clocks: option '--add <N>' argument missing"],
    [['--from', '2026-12-18', '--add', '5', '--clera'], "clocks: unknown option '--clera' (Did you mean --clear?)"],
    [['--from', '2026-12-18', '--add', '5', 'extra'], 'clocks: too many arguments'],
  ])('%j, with exit code 2 and one line', async (args, message) => {
    const ran = await runClocks(['workdays', ...args])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
    expect(ran.err).toMatch(/^clocks: .+$/)
  })

  it('a count that leaves the years it knows, with exit code 1', async () => {
    const ran = await runClocks(['workdays', '--from', '2099-12-01', '--add', '2000'])
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toMatch(/^clocks: england-and-wales \S+ counts only from \d{4} to \d{4}$/)
  })
})

import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvent } from '../builders/events.ts'
import { fileOf, linesOf, runClocks } from './run-clocks.ts'
import { aSmallStage } from './small-stage.ts'

let stage: Awaited<ReturnType<typeof aSmallStage>>
beforeAll(async () => {
  stage = await aSmallStage('Mon 4 Jan 2027 10:00', { holders: () => [] })
})
afterAll(() => stage.stop())

const clocks = (args: readonly string[], input = '') => runClocks(args, { ...stage.world, input })
const header = 'role,holder,address,as,order,from,until,out_of_hours'
const file = (...rows: string[]) => [header, ...rows].join('\n')
const imports = (text: string, ...args: string[]) => clocks(['people', 'import', '-', '-p', 'bolton', ...args], text)
const list = async (...args: string[]) => (await clocks(['people', 'list', '-p', 'bolton', '--json', ...args])).json() as object

const chairs = 'business-manager,p-1,one@bolton.example,holder,,2026-11-01,,'
const stands = 'business-manager,p-2,two@bolton.example,deputy,1,2026-11-01,,yes'
const police = 'delegated-police,p-3,three@bolton.example,holder,,2026-11-01,,'

/** One day of a directory’s life, told in order: each test goes on where the one before it stopped. */
describe('a directory from the command line', () => {
  it('is empty at first, and says so', async () => {
    const { out } = await clocks(['people', 'list', '-p', 'bolton'])
    expect(out).toMatch(
      /^Bolton Safeguarding Children Partnership, Monday 4 January 2027: 0 assignments\.\n\nNobody holds: .*business-manager/,
    )
    expect(await clocks(['people', 'export', '-p', 'bolton'])).toMatchObject({ code: 0, out: header })
  })

  it('shows what a file would change, and changes nothing', async () => {
    const ran = await imports(file(chairs, stands, police))
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out.split('\n')).toEqual([
      'Bolton Safeguarding Children Partnership: 3 rows read as UTF-8.',
      '  assign      business-manager p-1 from 2026-11-01 (line 2)',
      '  assign      business-manager p-2 from 2026-11-01 (line 3)',
      '  assign      delegated-police p-3 from 2026-11-01 (line 4)',
      'assign 3, new address 0, end 0, withdraw 0, unchanged 0.',
      'Nothing has been changed yet: --apply does it.',
    ])
    expect(await list()).toMatchObject({ held: [] })
  })

  it('changes nothing at all while one row is wrong, and names every such row', async () => {
    const ran = await imports(file(chairs, 'town-crier,p-4,four@bolton.example,holder,,2026-11-01,,', `${police}x`), '--apply')
    expect(ran).toMatchObject({ code: 1, err: 'clocks: 2 rows wrong: nothing was changed' })
    expect(ran.out.split('\n')).toEqual([
      'line 3: role: expected a role of bolton',
      'line 4: out_of_hours: expected yes, no or nothing',
    ])
    expect((await imports(file(chairs, `${police}x`), '--apply', '--json')).json()).toMatchObject({
      error: { problems: [{ line: 3, errors: [{ field: 'out_of_hours' }] }] },
    })
    expect(await list()).toMatchObject({ held: [] })
  })

  it('is changed when it is told to, from a file in Windows-1252 with semicolons too', async () => {
    const path = await fileOf('', 'people.csv')
    await writeFile(path, Buffer.from(`${file(chairs, stands, police).replaceAll(',', ';')}\r\n;;;;;;;;\u00a0\r\n`, 'latin1'))
    const ran = await clocks(['people', 'import', path, '-p', 'bolton', '--apply'])
    expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/read as Windows-1252.*\nDone\.$/s) })
    expect(await list()).toEqual({
      on: '2027-01-04',
      held: [
        { role: 'business-manager', holder: 'p-1', as: 'holder', from: '2026-11-01' },
        { role: 'business-manager', holder: 'p-2', as: 'deputy', order: 1, from: '2026-11-01', outOfHours: true },
        { role: 'delegated-police', holder: 'p-3', as: 'holder', from: '2026-11-01' },
      ],
      unheld: expect.not.arrayContaining(['business-manager', 'delegated-police']),
    })
  })

  it('stays as it is when the same is told again', async () => {
    const ran = await imports(file(chairs, stands, police), '--apply')
    expect(ran.out).toContain('assign 0, new address 0, end 0, withdraw 0, unchanged 3.')
    expect(ran.out).not.toContain('Done')
  })

  it('is exported as a file that changes nothing', async () => {
    const { out } = await clocks(['people', 'export', '-p', 'bolton'])
    expect(out.split('\r\n').toSorted()).toEqual([header, chairs, stands, police].toSorted())
    expect((await imports(out)).out).toContain('unchanged 3.')
    const path = join(await mkdtemp(join(tmpdir(), 'clocks-out-')), 'people.csv')
    expect(await clocks(['people', 'export', '-p', 'bolton', '--out', path])).toMatchObject({ out: `3 rows written to ${path}.` })
    expect(await readFile(path, 'utf8')).toBe(`${out}\r\n`)
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(await clocks(['people', 'export', '-p', 'bolton', '--out', path])).toMatchObject({
      code: 1,
      err: `clocks: ${path}: there is such a file already`,
    })
  })

  it('lets one leave and another come, gives a new address, and leaves alone who is not in the file', async () => {
    const ran = await imports(
      file(
        chairs.replace('2026-11-01,,', '2026-11-01,31/01/2027,').replace('one@', 'uno@'),
        'business-manager,p-5,five@bolton.example,holder,,2027-02-01,,',
        stands,
      ),
      '--apply',
    )
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out.split('\n')).toEqual([
      'Bolton Safeguarding Children Partnership: 3 rows read as UTF-8.',
      '  new address business-manager p-1 (line 2)',
      '  end         business-manager p-1 with 2027-01-31 (line 2)',
      '  assign      business-manager p-5 from 2027-02-01 (line 3)',
      'assign 1, new address 1, end 1, withdraw 0, unchanged 1.',
      'Left alone, since not in the file: 1. --complete ends them.',
      'Done.',
    ])
    expect((await clocks(['people', 'export', '-p', 'bolton'])).out).toContain(
      'business-manager,p-1,uno@bolton.example,holder,,2026-11-01,2027-01-31,',
    )
  })

  it.each([
    [
      'somebody else holds the role in the directory',
      'business-manager,p-6,six@bolton.example,holder,,2027-03-01,,',
      'line 2: as: expected joint-holder: p-5 holds it since 2027-02-01; or that one in a row with an until',
    ],
    [
      'an address that somebody else in the directory has',
      'lado,p-6,FIVE@bolton.example,holder,,2027-03-01,,',
      'line 2: address: expected an address that nobody else in the directory has: p-5 has it',
    ],
    [
      'a beginning that is not the one in the directory',
      'delegated-police,p-3,three@bolton.example,holder,,2026-12-01,,',
      'line 2: from: expected 2026-11-01, from which p-3 has this role already',
    ],
    [
      'another way to have a role than in the directory',
      'delegated-police,p-3,three@bolton.example,joint-holder,,2026-11-01,,',
      'line 2: as: expected the row as it stands (holder), with an until, and the new way in a row from the day after',
    ],
  ])('refuses %s', async (_what, row, expected) => {
    const ran = await imports(file(row), '--apply')
    expect(ran).toMatchObject({ code: 1, out: expected, err: 'clocks: 1 row wrong: nothing was changed' })
  })

  it('warns of a role that nobody would hold', async () => {
    const ran = await imports(file(police.replace('2026-11-01,,', '2026-11-01,2027-03-31,')))
    expect(ran.out).toContain('\nNOBODY holds delegated-police from 2027-04-01 on.\nNothing has been changed yet')
  })

  it('ends what is not in a complete file on a day, and withdraws what would begin after it', async () => {
    const ran = await imports(file(police), '--complete', '--on', '2027-01-10', '--apply', '--json')
    expect(ran.json()).toMatchObject({
      applied: true,
      unchanged: 1,
      absent: [],
      unheld: [{ role: 'business-manager', from: '2027-01-11' }],
      changes: expect.arrayContaining([
        { change: 'end', role: 'business-manager', holder: 'p-1', from: '2026-11-01', on: '2027-01-10' },
        { change: 'end', role: 'business-manager', holder: 'p-2', from: '2026-11-01', on: '2027-01-10' },
        { change: 'withdraw', role: 'business-manager', holder: 'p-5', from: '2027-02-01' },
      ]),
    })
    expect(await list('--on', '2027-01-10')).toMatchObject({
      held: expect.arrayContaining([expect.objectContaining({ holder: 'p-1' })]),
    })
    expect(await list('--on', '2027-01-11')).toMatchObject({ held: [{ holder: 'p-3' }] })
  })

  it('tells of any past day who held what, and of leave who covers', async () => {
    const leave = { partnership: 'bolton', holder: 'p-1', by: 'p-2', from: '2027-01-05', until: '2027-01-08' }
    const event = anEvent('cover.set', leave, { id: 'leave', subject: 'people' })
    expect(await clocks(['post', '-'], linesOf(event))).toMatchObject({ code: 0 })
    const { out } = await clocks(['people', 'list', '-p', 'bolton', '--on', 'Thu 7 Jan 2027'])
    expect(out).toContain('Thursday 7 January 2027: 3 assignments.')
    expect(out).toMatch(/business-manager +p-1 +holder +1 Nov 2026 +10 Jan 2027 +covered by p-2 until 8 Jan 2027/)
    expect(out).toMatch(/business-manager +p-2 +deputy 1 \(out of/)
    expect(await list('--on', '2026-10-31')).toMatchObject({ held: [] })
  })

  it('tells of each role who would be written to, who waits, and who left', async () => {
    const today = (await clocks(['reach', '-p', 'bolton'])).out
    expect(today).toMatch(/^unconfirmed +BSCP Business Manager +p-1, not confirmed; deputy p-2/m)
    expect(await clocks(['travel', '--to', '2027-01-11T09:00'])).toMatchObject({ code: 0 })
    const { out } = await clocks(['reach', '-p', 'bolton'])
    expect(out.replaceAll(/\s+/g, ' ')).toContain('p-1 left with 10 Jan 2027')
  })

  it('prints no address but where it is asked for', async () => {
    for (const args of [
      ['people', 'list', '-p', 'bolton'],
      ['people', 'list', '-p', 'bolton', '--json'],
    ])
      expect((await clocks(args)).out).not.toContain('@')
    expect((await imports(file(chairs, police), '--json')).out).not.toContain('@')
  })

  it.each([
    [['people'], 'expected one of import, export, list; see clocks people --help'],
    [['people', 'import', 'people.csv'], "required option '-p, --partnership <id>' not specified"],
    [['people', 'import', 'x', '-p', 'bolton', '--on', '2027-01-01'], '--on is the last day of what --complete ends: give both'],
  ])('%j is a wrong command line', async (args, message) => {
    expect(await clocks(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  })

  it('says in words that a file is not there', async () => {
    expect(await clocks(['people', 'import', '/nowhere/people.csv', '-p', 'bolton'])).toMatchObject({
      code: 1,
      err: 'clocks: /nowhere/people.csv: there is no such file',
    })
  })
})

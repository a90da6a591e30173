import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CliError, inFields } from '../../../infra/cli/cli-error.ts'
import { readPeople } from '../../../infra/cli/people/read-people.ts'
import { columns } from '../../../infra/cli/people/read-table.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'

const read = (text: string) => readPeople(new TextEncoder().encode(text), 'people.csv', bolton)
const header = columns.join(',')
const manager = 'business-manager,p-0417,bm@bolton.example,holder,,2027-01-04,,'

/** Each problem as it is shown: `2 as: expected …`. */
const problemsIn = (...rows: string[]) =>
  read([header, ...rows].join('\n')).problems.map(({ line, errors }) => `${line} ${inFields(errors)}`)

describe('a file of people', () => {
  it.each([
    ['commas', `${header}\n${manager}\n`],
    ['semicolons and CRLF', `${header}\r\n${manager}\r\n`.replaceAll(',', ';')],
    ['tabs', `${header}\n${manager}`.replaceAll(',', '\t')],
    ['quoted fields', `${header}\n"business-manager","p-0417","bm@bolton.example","holder","","2027-01-04","",""`],
    ['spaces around fields', `${header.replaceAll(',', ' , ')}\n ${manager.replaceAll(',', ' , ')} `],
    ['a header as people write one', `Role,Holder,Address,As,Order,From,Until,Out of hours\n${manager}`],
    [
      'only the columns that are needed',
      'role,holder,address,as,from\nbusiness-manager,p-0417,bm@bolton.example,holder,04/01/2027',
    ],
    ['columns in another order', 'from,as,address,holder,role\n4 Jan 2027,Holder,bm@bolton.example,p-0417,business-manager'],
    ['empty lines and empty rows', `\n${header}\n\n${manager}\n,,,,,,,\n`],
    ['more separators than fields', `${header}\n${manager},,,`],
  ])('may be written with %s', (_how, text) => {
    const { rows, problems } = read(text)
    expect(problems).toEqual([])
    expect(rows).toEqual([
      {
        line: expect.any(Number),
        role: 'business-manager',
        holder: 'p-0417',
        address: 'bm@bolton.example',
        as: 'holder',
        from: '2027-01-04',
      },
    ])
  })

  it('says of deputies in which order, of everybody until when, and who is written to at night', () => {
    const { rows } = read(
      [
        header,
        'business-manager,p-2,two@bolton.example,deputy,2,2027-01-04,31/12/2027,yes',
        'business-manager,p-1,one@bolton.example,Deputy,,2027-01-04,,no',
        'business-manager,p-3,three@bolton.example,joint holder,,2027-01-04,,',
      ].join('\n'),
    )
    expect(rows.map(({ line, as, order, until, outOfHours }) => [line, as, order, until, outOfHours])).toEqual([
      [2, 'deputy', 2, '2027-12-31', true],
      [3, 'deputy', 1, undefined, undefined],
      [4, 'joint-holder', undefined, undefined, undefined],
    ])
  })

  it('counts lines as an editor does, past fields of several lines', () => {
    const text = [
      header,
      '"business-manager\r\n",p-1,one@bolton.example,holder,,2027-01-04,,',
      'nobody,p-2,x,holder,,2027-01-04,,',
    ]
    expect(read(text.join('\r\n')).problems.map(({ line }) => line)).toContain(4)
  })
})

describe('a row that is wrong', () => {
  it.each([
    [
      'an address that is none',
      'business-manager,p-1,bm at bolton,holder,,2027-01-04,,',
      '2 address: expected an e-mail address',
    ],
    [
      'a role by its title, with the id that was meant',
      'BSCP Business Manager,p-1,bm@bolton.example,holder,,2027-01-04,,',
      '2 role: expected a role of bolton; the nearest is business-manager',
    ],
    [
      'a role that is misspelt',
      'buisness-manager,p-1,bm@bolton.example,holder,,2027-01-04,,',
      '2 role: expected a role of bolton; the nearest is business-manager',
    ],
    ['a role like no other', 'town-crier,p-1,bm@bolton.example,holder,,2027-01-04,,', '2 role: expected a role of bolton'],
    [
      'a name in the place of an id',
      'business-manager,Jane Doe,bm@bolton.example,holder,,2027-01-04,,',
      '2 holder: expected the id of somebody in the directory such as p-0417',
    ],
    [
      'an order of a holder',
      'business-manager,p-1,bm@bolton.example,holder,1,2027-01-04,,',
      '2 order: expected none: only deputies have an order',
    ],
    [
      'an order out of range',
      'business-manager,p-1,bm@bolton.example,deputy,0,2027-01-04,,',
      '2 order: expected the place of a deputy from 1 to 9, or nothing',
    ],
    [
      'an end before the beginning',
      'business-manager,p-1,bm@bolton.example,holder,,2027-01-04,2027-01-03,',
      '2 until: expected a day that is not before from',
    ],
    [
      'a day that does not exist',
      'business-manager,p-1,bm@bolton.example,holder,,31/02/2027,,',
      '2 from: expected a day that exists: 31 February 2027 does not',
    ],
    [
      'no beginning',
      'business-manager,p-1,bm@bolton.example,holder,,,,',
      '2 from: expected a date such as 2026-12-18, 18/12/2026, "18 Dec 2026", "Fri 18 Dec 2026"',
    ],
    [
      'a beginning that is another day tomorrow',
      'business-manager,p-1,bm@bolton.example,holder,,today,,',
      '2 from: expected a date such as 2026-12-18, 18/12/2026, "18 Dec 2026", "Fri 18 Dec 2026"',
    ],
    [
      'a way to hold it that is none',
      'business-manager,p-1,bm@bolton.example,boss,,2027-01-04,,',
      '2 as: expected one of holder, joint-holder, deputy',
    ],
    [
      'hours that are neither',
      'business-manager,p-1,bm@bolton.example,holder,,2027-01-04,,sometimes',
      '2 out_of_hours: expected yes, no or nothing',
    ],
    ['too few fields', 'business-manager,p-1,bm@bolton.example', '2 expected as many fields as the header has'],
    ['too many', `${manager},something`, '2 expected as many fields as the header has'],
  ])('is named with what was expected: %s', (_what, row, expected) => {
    expect(problemsIn(row)).toEqual([expected])
  })

  it.each([
    ['twice the same', [manager, manager], '3 expected one row for this person, role and time: line 2 is another'],
    [
      'two people with one address, in capitals or not',
      [manager, 'delegated-police,p-2,BM@bolton.example,holder,,2027-01-04,,'],
      '3 address: expected another address than that of p-0417 on line 2',
    ],
    [
      'one person with two addresses',
      [manager, 'delegated-police,p-0417,other@bolton.example,holder,,2027-01-04,,'],
      '3 address: expected the address that line 2 gives for p-0417: one a person',
    ],
    [
      'two who hold one role at once',
      [manager, 'business-manager,p-2,two@bolton.example,holder,,2027-02-01,,'],
      '3 as: expected joint-holder: p-0417 holds it at the same time on line 2',
    ],
  ])('beside another is named on its own line: %s', (_what, rows, expected) => {
    expect(problemsIn(...rows)).toEqual([expected])
  })

  it.each([
    [
      'one after the other',
      [
        'business-manager,p-1,a@bolton.example,holder,,2027-01-04,2027-01-31,',
        'business-manager,p-2,b@bolton.example,holder,,2027-02-01,,',
      ],
    ],
    ['jointly', [manager, 'business-manager,p-2,b@bolton.example,joint-holder,,2027-01-04,,']],
    ['as holder and deputy', [manager, 'business-manager,p-2,b@bolton.example,deputy,,2027-01-04,,']],
  ])('is none of two who have a role %s', (_how, rows) => {
    expect(problemsIn(...rows)).toEqual([])
  })

  it('is told together with all the others', () => {
    const rows = [manager, 'town-crier,Jane Doe,x,boss,,yesterday,,', manager]
    expect(problemsIn(...rows)).toEqual([
      '3 holder: expected the id of somebody in the directory such as p-0417; address: expected an e-mail address; ' +
        'as: expected one of holder, joint-holder, deputy; ' +
        'from: expected a date such as 2026-12-18, 18/12/2026, "18 Dec 2026", "Fri 18 Dec 2026"; role: expected a role of bolton',
      '4 expected one row for this person, role and time: line 2 is another',
    ])
  })
})

describe('a file that is none of people', () => {
  it.each([
    ['empty', '', 'expected a header and rows, and the file is empty'],
    ['without rows', `${header}\n\n`, 'expected rows below the header, and there are none'],
    ['without a header', `${manager}\n${manager}`, 'line 1: expected a header with the columns role, holder, address, as, from'],
    [
      'with a column too many',
      `${header},name\n${manager},`,
      'line 1: column 9 is unknown: expected no others than role, holder',
    ],
    ['with a column twice', `${header},role\n${manager},`, 'line 1: expected the column role once'],
    [
      'with a quote that is never closed',
      `${header}\n"${manager}`,
      'expected quotes around a whole field or none, and each closed',
    ],
    [
      'with a quote inside a field',
      `${header}\n${manager.replace('p-0417', 'p "0417"')}`,
      'line 2: expected quotes around a whole field',
    ],
  ])('is refused whole: %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(CliError)
    expect(() => read(text)).toThrow(message)
  })

  it('is never repeated: no word of a field or a header that is refused is in any message', () => {
    const word = fc.stringMatching(/^[B-Z]q[a-z]{3,8}zz$/)
    fc.assert(
      fc.property(word, fc.nat(8), fc.constantFrom('', ' ', '"', '@', '\n', '(Mrs)'), (secret, at, beside) => {
        const cells = manager.split(',')
        const said = `${secret}${beside}${secret}`
        const texts = [
          [header, cells.with(at % 8, said).join(',')],
          [header.replace('order', said), manager],
          [said, manager],
          [header, `${manager},${said}`],
        ].map((lines) => lines.join('\n'))
        for (const text of texts)
          try {
            expect(JSON.stringify(read(text).problems)).not.toContain(secret)
          } catch (error) {
            expect(error).toBeInstanceOf(CliError)
            expect((error as Error).message).not.toContain(secret)
          }
      }),
    )
  })

  it('may be anything at all: it is read or refused in words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        const all = headed ? new Uint8Array([...new TextEncoder().encode(`${header}\n`), ...bytes]) : bytes
        try {
          readPeople(all, 'x', bolton)
        } catch (error) {
          expect(error).toBeInstanceOf(CliError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../functions/receive-event/problem.ts'
import { warningSentences } from '../../shared/matters/warning.ts'

const at = (path: string) => new URL(`../../${path}`, import.meta.url)
const text = readFileSync(at('docs/facts.md'), 'utf8')

/** The rows of the table under a heading, cell by cell. */
const rowsUnder = (heading: string): string[][] =>
  (text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '))

const codesUnder = (heading: string) => rowsUnder(heading).map(([code = '']) => code.replaceAll('`', ''))

describe('docs/facts.md', () => {
  it('has each warning of the code, and no other', () => {
    expect(codesUnder('Accepted with a warning').sort()).toEqual(Object.keys(warningSentences).sort())
  })

  it('has each refusal of the code, and no other', () => {
    expect(codesUnder('Refused').sort()).toEqual([...problemCodes].sort())
  })

  it.each([...rowsUnder('Accepted with a warning'), ...rowsUnder('Refused')])('names for %s a test that there is', (...row) => {
    expect(row).toHaveLength(5)
    const [, file = '', title = ''] = /^`(test\/[^`]+)`: (.+)$/.exec(row.at(-1) ?? '') ?? []
    expect(existsSync(at(file)), file).toBe(true)
    expect(readFileSync(at(file), 'utf8')).toContain(title)
  })
})

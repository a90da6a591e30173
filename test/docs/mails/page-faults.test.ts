import { describe, expect, it } from 'vitest'
import { pageFaults } from '../../../infra/docs/mails/page-faults.ts'
import type { ShownPage } from '../../../infra/docs/mails/what-a-page-shows.ts'

const text = { text: 'a', colour: 'rgb(11, 12, 12)', behind: 'rgb(255, 255, 255)', px: 16 }
const page: ShownPage = {
  ...{ width: 320, scrollWidth: 320, lang: 'en-GB', title: 'Due today', headings: ['h1', 'h2', 'h3', 'h2'], links: [32] },
  texts: [text],
}

describe('what a browser finds wrong with a mail', () => {
  it('is nothing where there is nothing', () => {
    expect(pageFaults(page)).toEqual([])
  })

  it.each<[Partial<ShownPage>, string]>([
    [{ scrollWidth: 321 }, 'it is 321 px wide on a screen of 320 px'],
    [{ lang: '' }, 'its language is ""'],
    [{ title: '' }, 'it has no title'],
    [{ headings: ['h1', 'h1'] }, 'it has not one first heading'],
    [{ headings: ['h1', 'h3'] }, 'h3 follows h1'],
    [{ links: [32, 17] }, 'a link is 17 px high'],
    [
      { texts: [text, { ...text, colour: 'rgb(119, 119, 119)' }] },
      '"a" has a contrast of 4.48: rgb(119, 119, 119) on rgb(255, 255, 255)',
    ],
    [{ texts: [{ ...text, px: 14 }] }, '"a" is 14 px high'],
  ])('of %o', (more, fault) => {
    expect(pageFaults({ ...page, ...more })).toEqual([fault])
  })
})

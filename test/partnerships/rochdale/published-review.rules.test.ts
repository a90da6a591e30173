import { expect, it } from 'vitest'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { done, sent } from '../../builders/events.ts'
import { standing } from '../../builders/standing.ts'

const published = done('report.published', 'Tue 22 Dec 2026')
const copies = (...more: Parameters<typeof standing>[1]) =>
  standing(rochdale, [published, ...more], 'Tue 29 Dec 2026 12:00').filter((line) => line.startsWith('review-copy'))

it('a published practice review goes to the Panel and the What Works Centre within seven days, holidays included', () => {
  // Wed 23 =1 · Thu 24 =2 · Fri 25 =3 · Sat 26 =4 · Sun 27 =5 · Mon 28 =6 · Tue 29 =7
  expect(copies()).toEqual([
    'review-copy-panel · Tue 29 Dec 2026 · running',
    'review-copy-what-works · Tue 29 Dec 2026 · running',
  ])
})

it('a copy of the day of publication or later counts, each to its recipient', () => {
  expect(copies(sent('panel', 'Tue 22 Dec 2026'), sent('what-works-centre', 'Wed 30 Dec 2026'))).toEqual([
    'review-copy-panel · Tue 29 Dec 2026 · met',
    'review-copy-what-works · Tue 29 Dec 2026 · met-late',
  ])
})

it('the copy sent ahead of publication does not', () => {
  const ahead = sent('panel', 'Fri 11 Dec 2026')
  expect(copies(ahead)[0]).toBe('review-copy-panel · Tue 29 Dec 2026 · running')
  expect(copies(ahead, sent('panel', 'Mon 28 Dec 2026', { id: 'again' }))[0]).toBe('review-copy-panel · Tue 29 Dec 2026 · met')
})

it('before publication there is nothing to copy', () => {
  expect(standing(rochdale, [sent('panel', 'Fri 11 Dec 2026')], 'Fri 11 Dec 2026')).toEqual([])
})

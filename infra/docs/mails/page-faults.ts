import { contrast } from '../../mail/contrast.ts'
import type { ShownPage, ShownText } from './what-a-page-shows.ts'

/** WCAG AA for text, and for the height of what is touched; 16 px so that no telephone enlarges anything. */
const leastContrast = 4.5
const leastPx = 16
const leastTarget = 24

/** What is wrong with a mail as a browser shows it, in sentences. */
export const pageFaults = ({ width, scrollWidth, lang, title, headings, links, texts }: ShownPage): string[] => [
  ...(scrollWidth > width ? [`it is ${scrollWidth} px wide on a screen of ${width} px`] : []),
  ...(lang === 'en-GB' ? [] : [`its language is "${lang}"`]),
  ...(title === '' ? ['it has no title'] : []),
  ...(headings.filter((tag) => tag === 'h1').length === 1 ? [] : ['it has not one first heading']),
  ...headings.flatMap((tag, n) => (isStep(headings[n - 1], tag) ? [] : [`${tag} follows ${headings[n - 1] ?? 'nothing'}`])),
  ...links.filter((height) => height < leastTarget).map((height) => `a link is ${height} px high`),
  ...texts.flatMap(textFaults),
]

/** A heading is at most one level below the one before it. */
const isStep = (before: string | undefined, tag: string): boolean => Number(tag[1]) <= Number(before?.[1] ?? 0) + 1

const textFaults = ({ text, colour, behind, px }: ShownText): string[] => {
  const ratio = contrast(colour, behind)
  return [
    ...(ratio < leastContrast ? [`"${text}" has a contrast of ${ratio.toFixed(2)}: ${colour} on ${behind}`] : []),
    ...(px < leastPx ? [`"${text}" is ${px} px high`] : []),
  ]
}

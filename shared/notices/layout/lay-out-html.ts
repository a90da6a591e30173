import type { ActionLink } from '../actions.ts'
import type { MailContent, MailItem } from '../mail-input.ts'
import { blocks } from './blocks.ts'
import { fill } from './fill.ts'
import { inItemHeading, orTellUs, whatThisServiceIs } from './words-of-layout.ts'

/** A mail as HTML: the blocks that MJML made at build time, filled. */
export const layOutHtml = ({ items = [], subject, ...content }: MailContent): string =>
  [
    fill(blocks.open, { subject, preview: content.lead }),
    fill(blocks.heading, content),
    ...part(content, blocks.links),
    ...items.flatMap((item, n) => [
      fill(blocks.itemHeading, { heading: inItemHeading(item, n) }),
      ...part(item, blocks.itemLinks),
    ]),
    blocks.foot,
    ...whatThisServiceIs.map((line) => fill(blocks.footLine, { line })),
    blocks.footEnd,
    blocks.end,
    '',
  ].join('\n')

type Links = typeof blocks.links | typeof blocks.itemLinks

/** What stands under a heading: the one thing to do before what explains it, everything else that can be done after. */
const part = ({ lead, remarks, facts, actions = [] }: Omit<MailItem, 'heading'>, links: Links): string[] => {
  const [first, ...others] = actions
  return [
    fill(blocks.lead, { lead }),
    ...(first === undefined ? [] : [fill(blocks.button, labelled(first))]),
    ...remarks.map((remark) => fill(blocks.remark, { remark })),
    ...(facts.length === 0 ? [] : [blocks.facts, ...facts.map((fact) => fill(blocks.fact, fact)), blocks.factsEnd]),
    ...(others.length === 0 ? [] : [fill(links, { title: orTellUs }), ...others.map(linkOf), blocks.linksEnd]),
  ]
}

const labelled = ({ label, url }: ActionLink) => ({ label, url })

const linkOf = (link: ActionLink): string => fill(blocks.link, labelled(link))

import type { ActionLink } from '../actions.ts'
import type { MailContent, MailItem } from '../mail-input.ts'
import { inItemHeading, orTellUs, whatThisServiceIs } from './words-of-layout.ts'

const width = 78

/** Breaks a line at spaces so that it reads well in any mail program. */
const wrap = (text: string, indent = ''): string => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width - indent.length) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}

/** A mail as text, in lines that any mail program shows whole. */
export const layOutText = ({ items = [], ...content }: MailContent): string =>
  [
    ...partInText(content),
    ...items.flatMap((item, n) => ['', ...partInText({ ...item, heading: inItemHeading(item, n) })]),
    '',
    '--',
    ...whatThisServiceIs.map((line) => wrap(line)),
    '',
  ].join('\n')

const partInText = ({ heading, lead, remarks, facts, actions = [] }: MailItem): string[] => {
  const [first, ...others] = actions
  return [
    wrap(heading),
    '',
    wrap(lead),
    ...(first === undefined ? [] : ['', ...linkInText(first)]),
    ...remarks.flatMap((remark) => ['', wrap(remark)]),
    ...(facts.length === 0 ? [] : ['']),
    ...facts.map(({ label, value }) => `${label}:\n  ${wrap(value, '  ')}`),
    ...(others.length === 0 ? [] : ['', orTellUs, '', ...others.flatMap(linkInText)]),
  ]
}

/** The address on a line of its own: whole, so that any mail program makes a link of it. */
const linkInText = ({ label, url }: ActionLink): string[] => [`${label}:`, `  ${url}`]

import type { MailContent } from './mail-input.ts'

const notice = [
  'This service watches time limits. It does not file notifications, hold the case record or decide thresholds.',
  'If a child may be in immediate danger, call 999; otherwise use the front door of the local authority.',
]

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

export const layOutText = ({ heading, lead, remarks, facts, actions = [] }: MailContent): string =>
  [
    wrap(heading),
    '',
    wrap(lead),
    ...remarks.flatMap((remark) => ['', wrap(remark)]),
    ...actions.flatMap(({ label, url }) => ['', `${label}:`, url]),
    '',
    ...facts.map(({ label, value }) => `${label}:\n  ${wrap(value, '  ')}`),
    '',
    '--',
    ...notice.map((line) => wrap(line)),
    '',
  ].join('\n')

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark)

const style = {
  body: 'margin:0;padding:0;background:#ffffff;color:#0b0c0c;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5',
  page: 'max-width:640px;margin:0 auto;padding:24px 16px',
  heading: 'font-size:22px;line-height:1.25;margin:0 0 16px',
  paragraph: 'margin:0 0 16px',
  remark: 'margin:0 0 16px;padding:8px 12px;border-left:4px solid #505a5f',
  label: 'text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid #b1b4b6;font-weight:bold',
  value: 'vertical-align:top;padding:8px 0;border-bottom:1px solid #b1b4b6',
  small: 'margin:16px 0 0;font-size:14px;color:#505a5f',
}

export const layOutHtml = ({ heading, lead, remarks, facts, subject, actions = [] }: MailContent): string =>
  [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${inHtml(subject)}</title></head>`,
    `<body style="${style.body}"><div style="${style.page}">`,
    `<h1 style="${style.heading}">${inHtml(heading)}</h1>`,
    `<p style="${style.paragraph}">${inHtml(lead)}</p>`,
    ...remarks.map((remark) => `<p style="${style.remark}">${inHtml(remark)}</p>`),
    ...actions.map(({ label, url }) => `<p style="${style.paragraph}"><a href="${inHtml(url)}">${inHtml(label)}</a></p>`),
    '<table style="border-collapse:collapse;width:100%">',
    ...facts.map(
      ({ label, value }) =>
        `<tr><th scope="row" style="${style.label}">${inHtml(label)}</th><td style="${style.value}">${inHtml(value)}</td></tr>`,
    ),
    '</table>',
    ...notice.map((line) => `<p style="${style.small}">${inHtml(line)}</p>`),
    '</div></body></html>',
    '',
  ].join('\n')

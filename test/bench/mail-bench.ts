import mjml2html from 'mjml'
import { inputOf } from '../../infra/docs/mails/input-of.ts'
import { layoutSource } from '../../infra/mail/compile-layout.ts'
import { actionLabels } from '../../shared/notices/actions.ts'
import { composeDigest } from '../../shared/notices/compose-digest.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import type { MailInput } from '../../shared/notices/mail-input.ts'
import { anIncident } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { atMost, type Line, short } from './line.ts'
import { nsPerOp } from './stopwatch.ts'

const many = 200
const sixActions = ['done', 'mine', 'more-time', 'covered-by', 'date-disputed', 'not-mine'] as const

/** Notices of a day: each of a matter of its own, with all its links. */
const inputs = (): MailInput[] => {
  const input = inputOf([anIncident('Fri 18 Dec 2026 16:30')], {
    at: iso('Wed 23 Dec 2026 08:30'),
    reference: 'K7Q2M',
    clock: 'panel-notification',
  })
  return Array.from({ length: many }, (_, n) => ({
    ...input,
    reference: `K7Q2${n}`,
    others: ['business-manager'],
    actions: sixActions.map((action) => ({
      action,
      label: actionLabels[action],
      url: `https://clocks.example/a/${`${n}x`.repeat(30)}`,
    })),
  }))
}

/** What it takes to write one mail, and what MJML would take for its HTML alone were it to run for each. */
export const mailLines = async (): Promise<Line[]> => {
  const all = inputs()
  const [first] = all
  if (first === undefined) throw new Error('no notice to write of')
  const one = nsPerOp(many, () => all.reduce((sum, input) => sum + composeMail(input).html.length, 0)) / 1e6
  const digest = nsPerOp(many, () => composeDigest(all).html.length) / 1e6
  const { html, text } = composeMail(first)
  return [
    {
      ...{ name: 'mail.compose', value: short(one), unit: 'ms/notice', ...atMost(one, 1) },
      ...{ htmlKb: short(html.length / 1000), textKb: short(text.length / 1000), mjmlAtRunTimeMs: short(await mjmlMs()) },
    },
    { name: 'mail.compose.digest', value: short(digest), unit: 'ms/notice', ...atMost(digest, 1), notices: many },
  ]
}

/** MJML over the source of the layout, once it is warm. It is asynchronous, so it is timed by the clock of the process. */
const mjmlMs = async (): Promise<number> => {
  const source = await layoutSource()
  let quickest = Number.POSITIVE_INFINITY
  for (let round = 0; round < 10; round++) {
    const from = process.cpuUsage()
    for (let n = 0; n < 10; n++) await mjml2html(source)
    const { user, system } = process.cpuUsage(from)
    quickest = Math.min(quickest, (user + system) / 1000 / 10)
  }
  return quickest
}

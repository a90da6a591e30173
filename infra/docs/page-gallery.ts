import type { Clock } from '../../shared/clocks/clock.ts'
import type { Rule } from '../../shared/clocks/rule.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { type About, aboutClock, aboutPartnership } from '../../shared/pages/about.ts'
import { askPage } from '../../shared/pages/ask-page.ts'
import type { Page } from '../../shared/pages/page.ts'
import { coveredBy, disputeEscalation, doneWhen, questions } from '../../shared/pages/questions.ts'
import * as say from '../../shared/pages/say-page.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayMs } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/moment.ts'

const told = instantOf('2026-12-18T16:30:00+00:00')
const now = instantOf('2026-12-30T10:04:00+00:00')
const context = { partnership: bolton, calendar: englandAndWales() }

/** A made-up incident, as the service would have it. */
const clocks = (): Clock[] => {
  const applied = applyEvent(
    undefined,
    {
      ...{ specversion: '1.0', id: 'e1', source: '/bolton/case-system', subject: 'SI-2026-014' },
      type: 'incident.became-known',
      data: {
        ...{ partnership: 'bolton', awareAt: '2026-12-18T16:30:00+00:00' },
        ...{ childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
      },
    },
    told,
    context,
  )
  if (!applied.ok) throw new Error(applied.refusal.code)
  return clocksOfMatter(applied.matter, context)
}

const aboutRule = (id: string, at: number): About => {
  const clock = clocks().find((each) => each.id === id)
  const rule: Rule | undefined = clock?.rule ?? bolton.rules.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return aboutClock({ id, rule, clock }, { partnership: bolton, reference: 'K7Q2M', role: rule.owner, now: at })
}

/** Every page behind a link as people meet it, by the name of its picture. */
export const pageGallery = (): Record<string, Page> => {
  const panel = aboutRule('panel-notification', told + dayMs)
  const overdue = aboutRule('panel-notification', now)
  const rung = aboutRule('front-line-practice-line-management', now)
  const notified = { value: 'incident.panel-notified', label: 'The national Panel was notified of the incident' }
  const date = { day: '18', month: '12', year: '2025', time: '' }
  return {
    seen: askPage(overdue, questions.seen),
    mine: askPage(panel, questions.mine),
    'mine-without-a-choice': askPage(panel, questions.mine, { error: { field: 'choice', message: 'Choose one of the answers' } }),
    done: askPage(panel, doneWhen([notified])),
    'done-with-a-wrong-date': askPage(panel, doneWhen([notified]), {
      error: { field: 'day', message: 'Enter a date from Friday 18 December 2026 on, when this time limit began' },
      date,
    }),
    'more-time': askPage(panel, questions['more-time']),
    escalate: askPage(overdue, questions.escalate),
    'escalate-a-dispute': askPage(rung, disputeEscalation),
    'not-mine': askPage(panel, questions['not-mine']),
    'covered-by': askPage(
      panel,
      coveredBy([
        { value: 'p-0418', label: 'Deputy 1' },
        { value: 'p-0419', label: 'Deputy 2' },
      ]),
    ),
    'date-disputed': askPage(panel, questions['date-disputed']),
    confirm: askPage(aboutPartnership(bolton), questions.confirm),
    'once-more': askPage(panel, questions.mine, { note: say.onceMore }),
    'thank-you': say.thanksPage(panel, questions.mine, told + 3_600_000),
    'nothing-changed': say.nothingPage(panel),
    used: say.usedPage(panel, told + 3_600_000),
    expired: say.expiredPage(),
    'not-valid': say.unknownPage(),
    'not-your-role': say.notTheirsPage(panel),
    'done-already': say.overPage(panel, 'met'),
    'by-the-case-system': say.byCaseSystemPage(panel, [
      { type: 'rapid-review.decided', title: 'The rapid review was completed and its decision taken' },
    ]),
    'not-kept': say.notKeptPage(panel),
    refused: say.refusedPage(rung, ['Expected the rung that the dispute is on.']),
  }
}

import type { Command } from 'commander'
import { calendarTable } from '../../shared/adapters/calendar-table.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { countInWords, instantInWords } from '../../shared/time/in-words.ts'
import { clockTable } from './clock-text.ts'
import { lastAnswersText } from './last-answers.ts'
import { onStage, readLocalStage, stageClients } from './local-stage.ts'
import { shortInstant } from './short-day.ts'
import { stageClock } from './stage-clock.ts'
import { type StageStatus, stageStatus } from './stage-status.ts'
import type { Terminal } from './terminal.ts'

/** `clocks status`: how the local stage stands. */
export const addStatusCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('status')
    .summary('show the now of the stage on this machine, its open matters and their running clocks')
    .description(
      'Shows the now of the stage on this machine, each partnership’s open matters with their running and overdue clocks ' +
        'and what was last answered to mails about them, when it next has something to say, and how many commits have notices that are not sent yet.',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  clocks status\n  clocks status --json')
    .action(async ({ json }: { json?: true }) => {
      const stage = await readLocalStage(terminal)
      const status = await onStage(async () => {
        const { dynamodb } = stageClients(stage)
        const now = await stageClock(dynamodb, stage.table, terminal.now).now()
        const { holidays } = await calendarTable(dynamodb, stage.table).load()
        return stageStatus(
          matterTable(dynamodb, stage.table),
          waitingTable(dynamodb, stage.table),
          englandAndWales(holidays).asOf(now),
          now,
        )
      })
      terminal.out(json ? JSON.stringify(status, null, 2) : statusText(status, terminal.width))
    })
}

const statusText = ({ now, partnerships, nextWake, unsent, waiting }: StageStatus, width: number): string => {
  const parts = [`It is ${instantInWords(Date.parse(now))}.`]
  for (const { partnership, matters } of partnerships) {
    const name = partnershipOf(partnership)?.name ?? partnership
    parts.push(`${name}: ${countInWords(matters.length, 'open matter')}`)
    for (const { reference, shortReference, clocks, answers } of matters) {
      parts.push(`${reference} (${shortReference})\n\n${clockTable(clocks, width)}`)
      if (answers.length > 0) parts.push(lastAnswersText(answers))
    }
  }
  if (partnerships.length === 0) parts.push('No matter is open.')
  parts.push(
    [
      nextWake === null ? 'Nothing is due.' : `Next alarm: ${shortInstant(Date.parse(nextWake))}.`,
      unsent > 0 ? `${countInWords(unsent, 'commit')} with mail not sent yet.` : waiting.next === null ? 'All mail is sent.' : '',
      ...(waiting.next === null
        ? []
        : [
            `${countInWords(waiting.mails, 'mail')} kept for the morning: the next of them goes on ${shortInstant(Date.parse(waiting.next))}.`,
          ]),
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
  return parts.join('\n\n')
}

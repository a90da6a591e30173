import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import type { Instant } from '../../shared/time/day.ts'
import { countInWords, instantInWords } from '../../shared/time/in-words.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { instantArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { type LocalStage, onStage, readLocalStage, stageClients } from './local-stage.ts'
import { sentMails } from './mail-store.ts'
import { runOpenDuties } from './run-open-duties.ts'
import { runSweep } from './run-sweep.ts'
import { shortInstant } from './short-day.ts'
import { stageClock } from './stage-clock.ts'
import type { Terminal } from './terminal.ts'
import { type TravelDeps, type TravelStep, travel } from './travel.ts'

interface TravelOptions {
  to: Instant
  duties: boolean
  json?: true
}

/** `clocks travel`: moves the local stage’s now forward and rings what falls due on the way. */
export const addTravelCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('travel')
    .summary('move the now of the stage on this machine forward, ringing what falls due on the way')
    .description(
      'Moves the now of the stage on this machine forward, alarm by alarm, and has each rung and its mail sent at its own ' +
        'time, in order, by the sweep that also catches up after an outage. The duties of each month’s first day, and of the ' +
        'last day passed, are opened on the way. No other stage can travel, and none goes back.\n\n' +
        'A time without offset is London’s wall clock; a date alone is its first moment, 00:00. ' +
        'JSON: { from, to, steps: [{ at, alarms, mails, unsent }] }.',
    )
    .requiredOption(
      '--to <datetime>',
      '2026-12-29T09:00, "Tue 29 Dec 2026 09:00", 2026-12-29T09:00Z or a date',
      instantArgument(terminal),
    )
    .option('--no-duties', 'open no yearly and standing duties on the way')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  clocks travel --to 2026-12-29T09:00\n  clocks travel --to "Wed 30 Dec 2026 12:00" --json',
    )
    .action(async ({ to, duties, json }: TravelOptions) => {
      const stage = await readLocalStage(terminal)
      await onStage(async () => {
        const deps = travelDeps(stage, terminal, duties)
        const from = await deps.clock.now()
        if (to < from)
          throw new CliError(
            `cannot travel back: the stage’s now is ${shortInstant(from)}, and ${shortInstant(to)} lies before it`,
          )
        const steps: TravelStep[] = []
        for await (const step of travel(deps, to)) {
          steps.push(step)
          if (!json) terminal.out(stepText(step))
        }
        const report = {
          from: isoInstant(from),
          to: isoInstant(to),
          steps: steps.map((step) => ({ ...step, at: isoInstant(step.at) })),
        }
        terminal.out(json ? JSON.stringify(report, null, 2) : `It is now ${instantInWords(to)}.`)
      })
    })
}

const travelDeps = (stage: LocalStage, terminal: Terminal, duties: boolean): TravelDeps => {
  const { dynamodb, lambda } = stageClients(stage)
  const { openDuties } = stage
  return {
    matters: matterTable(dynamodb, stage.table),
    waiting: waitingTable(dynamodb, stage.table),
    clock: stageClock(dynamodb, stage.table, terminal.now),
    sweep: () => runSweep(lambda, stage.sweepFunction),
    ...(duties && openDuties !== undefined && { openDuties: () => runOpenDuties(lambda, openDuties) }),
    mailCount: async () => (await sentMails(stage)).length,
    pause,
  }
}

const stepText = ({ at, alarms, mails, unsent }: TravelStep): string =>
  `${shortInstant(at)}  ${countInWords(alarms, 'alarm')}, ${countInWords(mails, 'mail')}` +
  (unsent > 0 ? `; ${countInWords(unsent, 'commit')} not all sent: nobody holds the role, or the mail was refused` : '')

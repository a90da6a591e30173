import { type Command, Option } from 'commander'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { type Day, dayOf } from '../../shared/time/day.ts'
import { countInWords, dayInWords } from '../../shared/time/in-words.ts'
import { countArgument, dayArgument } from './arguments.ts'
import { UsageError } from './cli-error.ts'
import type { Terminal } from './terminal.ts'
import { countWorkdays, type WorkdaysReport } from './workdays.ts'

interface WorkdaysOptions {
  from: Day
  add?: number
  sub?: number
  clear?: true
  json?: true
}

/** About eight years: more is a slip of the finger. */
const mostDays = 2000

/** `clocks workdays`: counts working days in England and Wales, and says what it passed over. */
export const addWorkdaysCommand = (program: Command, terminal: Terminal): void => {
  const count = countArgument(1, mostDays)
  program
    .command('workdays')
    .summary('count working days in England and Wales')
    .description(
      'Counts Monday to Friday less bank holidays in England and Wales, from --from, which is day 0 whatever day it is. ' +
        'Day N is the answer; with --clear the N days between are whole, so the answer is one working day further. ' +
        'In JSON `days` is N for --add and -N for --sub, and `holidays` are the bank holidays passed over on the way.',
    )
    .requiredOption('--from <date>', '2026-12-18, 18/12/2026, "18 Dec 2026", "Fri 18 Dec 2026" or today', dayArgument(terminal))
    .addOption(new Option('--add <N>', `count forwards, 1 to ${mostDays}`).argParser(count).conflicts('sub'))
    .addOption(new Option('--sub <N>', `count backwards, 1 to ${mostDays}`).argParser(count))
    .option('--clear', 'count clear days: neither the first nor the last day counts')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks workdays --from 2026-12-18 --add 5\n' +
        '  clocks workdays --from "Fri 8 Jan 2027" --sub 7 --clear\n' +
        '  clocks workdays --from today --add 15 --json',
    )
    .action(({ from, add, sub, clear, json }: WorkdaysOptions) => {
      const days = add ?? (sub === undefined ? undefined : -sub)
      if (days === undefined) throw new UsageError("expected one of '--add <N>' and '--sub <N>'")
      const report = countWorkdays(from, days, clear === true, englandAndWales())
      terminal.out(json ? JSON.stringify(report, null, 2) : workdaysText(report))
    })
}

const workdaysText = ({ from, days, clear, result, holidays, convention, provisional, calendar }: WorkdaysReport): string =>
  [
    `${countInWords(Math.abs(days), clear ? 'clear working day' : 'working day')} ${days > 0 ? 'after' : 'before'} ` +
      `${dayInWords(dayOf(from))} is ${dayInWords(dayOf(result))}.`,
    ...holidays.map(({ date, title }) => `Passed over: ${dayInWords(dayOf(date))}, ${title}.`),
    ...(provisional ? ['This reaches beyond the published bank holidays, so it may yet move.'] : []),
    `Counted as: ${convention}. Calendar: ${calendar}.`,
  ].join('\n')

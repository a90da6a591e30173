import type { Command } from 'commander'
import { countInWords } from '../../shared/time/in-words.ts'
import { countArgument } from './arguments.ts'
import { onStage, readLocalStage } from './local-stage.ts'
import { type SentMail, sentMails } from './mail-store.ts'
import { shortInstant } from './short-day.ts'
import type { Terminal } from './terminal.ts'
import { textTable } from './text-table.ts'

interface MailOptions {
  limit?: number
  json?: true
}

/** `clocks mail`: what the local stage has sent. */
export const addMailCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('mail')
    .summary('show the mail that the stage on this machine has sent')
    .description(
      'Lists the mail that the stage on this machine has sent, newest last, at the times of the service. ' +
        'JSON: a list of { to, subject, sentAt, text, html, headers, attachments }.',
    )
    .option('--limit <N>', 'only the newest N', countArgument(1, 100_000))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  clocks mail\n  clocks mail --limit 10 --json')
    .action(async ({ limit, json }: MailOptions) => {
      const stage = await readLocalStage(terminal)
      const all = await onStage(() => sentMails(stage))
      const mails = limit === undefined ? all : all.slice(-limit)
      terminal.out(json ? JSON.stringify(mails, null, 2) : mailText(mails, all.length, stage.inbox, terminal.width))
    })
}

const mailText = (mails: readonly SentMail[], of: number, inbox: string, width: number): string => {
  if (mails.length === 0) return 'No mail has been sent.'
  const table = textTable(
    [
      { heading: 'SENT', max: 21 },
      { heading: 'TO', max: 50 },
      { heading: 'SUBJECT', max: 0 },
    ],
    mails.map(({ sentAt, to, subject }) => [shortInstant(Date.parse(sentAt)), to, subject]),
    width,
  )
  return `${table}\n\n${mails.length < of ? `The newest ${mails.length} of ` : ''}${countInWords(of, 'mail')}. To read them: ${inbox}`
}

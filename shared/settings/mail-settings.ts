import { serviceDefault } from '../partnerships/sources.ts'
import type { SettingDefinition } from './definition.ts'

/** When mails that can wait are sent: no document speaks of it, and no date rests on it. */
export const mailSettings = {
  digest: {
    name: 'digest',
    words: 'Are routine mails to one person gathered into one on working mornings?',
    kind: 'yes-no',
    unset: 'Yes, a default of this service: what cannot wait goes at once all the same.',
    source: serviceDefault('No document says how mails are gathered'),
  },
  'digest-time': {
    name: 'digest-time',
    words: 'From when on working mornings are routine mails gathered, to go ten minutes later?',
    kind: 'choice',
    // not earlier than reminders ring, or it would be yesterday's
    choices: { '08-30': '08:30', '09-00': '09:00', '09-30': '09:30', '10-00': '10:00' },
    unset: 'Half past eight, a default of this service.',
    source: serviceDefault('No document says when reminders are read'),
  },
  'quiet-from': {
    name: 'quiet-from',
    words: 'From when in the evening does only what cannot wait for the morning go out?',
    kind: 'choice',
    choices: { '18-00': '18:00', '19-00': '19:00', '20-00': '20:00', '21-00': '21:00', '22-00': '22:00' },
    unset: 'Off: mails go out at any hour.',
    source: serviceDefault('No document speaks of quiet hours'),
  },
  'quiet-until': {
    name: 'quiet-until',
    words: 'Until when in the morning does only what cannot wait go out?',
    kind: 'choice',
    // reminders ring at half past eight, and none of them shall find it quiet
    choices: { '06-00': '06:00', '07-00': '07:00', '08-00': '08:00' },
    unset: 'Off: mails go out at any hour.',
    source: serviceDefault('No document speaks of quiet hours'),
  },
} as const satisfies Record<string, SettingDefinition>

export type MailSetting = keyof typeof mailSettings

import type { RestsOn } from '../clocks/period-by-setting.ts'
import { dayOf } from '../time/day.ts'
import { dayInWords } from '../time/in-words.ts'

/** What a date rests on that no document says, in a sentence. */
export const restsInWords = ({ setting, agreed, insteadOf }: RestsOn): string =>
  agreed === undefined
    ? `This date rests on a default of the service: the partnership has ${notAgreed(setting, insteadOf)}.`
    : `This date rests on what the partnership agreed on ${dayInWords(dayOf(agreed.agreedOn))} about "${setting}" (${agreed.source}).`

const notAgreed = (setting: string, insteadOf: string | undefined): string =>
  insteadOf === undefined ? `not agreed on "${setting}"` : `agreed neither on "${insteadOf}" nor on "${setting}"`

import type { RestsOn } from '../clocks/period-by-setting.ts'
import { dayOf } from '../time/day.ts'
import { dayInWords } from '../time/in-words.ts'

/** What a date rests on that no document says, in a sentence. */
export const restsInWords = ({ setting, agreed }: RestsOn): string =>
  agreed === undefined
    ? `This date rests on a default of the service: the partnership has not agreed on "${setting}".`
    : `This date rests on what the partnership agreed on ${dayInWords(dayOf(agreed.agreedOn))} about "${setting}" (${agreed.source}).`

import { dayNumber, type Instant } from '../../shared/time/day.ts'
import { dayInWords } from '../../shared/time/in-words.ts'
import { londonInstant } from '../../shared/time/london.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** London time as people write it; a wrong weekday is a wrong test. @example london('Tue 29 Dec 2026 09:00') */
export const london = (text: string): Instant => {
  const [weekday = '', date, month = '', year, time = '00:00'] = text.split(' ')
  const day = dayNumber(Number(year), months.indexOf(month) + 1, Number(date))
  if (!dayInWords(day).startsWith(weekday)) throw new Error(`${text}: it is a ${dayInWords(day)}`)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return londonInstant(day, hours, minutes)
}

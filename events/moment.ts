import * as z from 'zod/mini'

const inServiceYears = (text: string) => text >= '2000' && text < '2100'

/** A London calendar day, `2026-12-18`. */
export const day = z.iso
  .date({ error: 'expected a date such as 2026-12-18' })
  .check(z.refine(inServiceYears, { error: 'expected a year from 2000 to 2099' }))
  .with(z.meta({ title: 'day', examples: ['2026-12-18'] }))

/** An instant with its offset. */
export const instant = z.iso
  .datetime({ offset: true, error: 'expected a date-time with offset such as 2026-12-18T16:30:00+00:00' })
  .check(z.refine(inServiceYears, { error: 'expected a year from 2000 to 2099' }))

/** An instant with its offset, or a bare day where only the day is known. */
export const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'expected a date-time with offset such as 2026-12-18T16:30:00+00:00, or a date such as 2026-12-18',
  })
  .check(z.refine(inServiceYears, { error: 'expected a year from 2000 to 2099' }))
  .with(z.meta({ title: 'moment', examples: ['2026-12-18T16:30:00+00:00', '2026-12-18'] }))

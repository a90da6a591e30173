import { boltonDuties } from './bolton.duties.ts'
import type { Duty } from './duty.ts'
import { rochdaleDuties } from './rochdale.duties.ts'
import { stockportDuties } from './stockport.duties.ts'

/** The yearly and standing duties by partnership. */
const dutiesBy: Readonly<Record<string, readonly Duty[]>> = {
  bolton: boltonDuties,
  stockport: stockportDuties,
  rochdale: rochdaleDuties,
}

/** None for a partnership that this service does not watch for. */
export const dutiesOf = (partnership: string): readonly Duty[] => dutiesBy[partnership] ?? []

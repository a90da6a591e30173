import { bolton } from './bolton/bolton.partnership.ts'
import type { Partnership } from './partnership.ts'
import { rochdale } from './rochdale/rochdale.partnership.ts'
import { stockport } from './stockport/stockport.partnership.ts'

/** The partnerships this service watches for. To add one, add its folder and name it here. */
export const partnerships: readonly Partnership[] = [bolton, stockport, rochdale]

export const partnershipOf = (id: string): Partnership | undefined => partnerships.find((each) => each.id === id)

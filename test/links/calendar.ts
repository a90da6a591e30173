import { englandAndWales } from '../../shared/time/calendar.ts'

export const calendar = englandAndWales()

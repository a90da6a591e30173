import type { OpenedDuties, openDuties } from '../../shared/shell/open-duties.ts'

/** Once a day, before anybody is at work. The call says nothing: what is due to be open follows from the day alone. */
export const openDutiesNow = (deps: { openDuties: ReturnType<typeof openDuties> }) => (): Promise<OpenedDuties> =>
  deps.openDuties()

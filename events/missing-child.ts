import { done } from './fields.ts'

export const childReturned = done.meta({ title: 'A missing child returned' })
export const interviewOffered = done.meta({ title: 'A return interview was offered' })
export const interviewCompleted = done.meta({ title: 'The return interview was completed' })
export const interviewDeclined = done.meta({ title: 'The return interview was declined' })
export const missingStrategyMeetingHeld = done.meta({ title: 'The missing strategy meeting was held' })
export const telephoneSupportOffered = done.meta({ title: 'Telephone support was offered to a child placed elsewhere' })

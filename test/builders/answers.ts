import type { Answer } from '../../events/answer.ts'
import type { DataOf } from '../../events/catalogue.ts'
import { anEvent } from './events.ts'
import { iso } from './london-time.ts'

/** The director's answer to a mail about the notification of the Panel. Its id is the answer and its time. */
export const answered = (when: string, answer: Answer, more: Partial<DataOf<'notice.answered'>> = {}) =>
  anEvent(
    'notice.answered',
    {
      ...{ at: iso(when), clock: 'panel-notification', role: 'director-of-childrens-services', holder: 'p-1', answer },
      ...more,
    },
    { id: `answered-${answer}-${when.replaceAll(/\W/g, '-')}` },
  )

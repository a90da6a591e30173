import type { DataOf } from '../../../events/catalogue.ts'
import type { RaisingRule } from '../../ladders/raising.ts'
import { settingOn } from '../../settings/setting.ts'
import { dayOf } from '../../time/day.ts'
import { boltonChildProtection } from '../sources.ts'

/** The setting that says how many absences are a concern that "persists". */
const absencesThatPersist = 'core-group-absences'

/** A default of this service: the second time that an agency is absent, the concern has persisted. */
const twice = 2

/**
 * "If concerns persist … the matter should be escalated and challenge offered using the partnership escalation procedure"
 * (line 256). Each so many absences of one agency are one such concern. The lead professional, who works for the council,
 * has raised it with the member by then: it begins on the procedure's first rung.
 */
export const attendanceConcern: RaisingRule = {
  kind: 'child-protection',
  title: 'An agency is absent from core groups again and again',
  setting: absencesThatPersist,
  of: (facts, settings) => {
    const absences = new Map<string, Set<string>>()
    for (const { data } of facts.get('core-group.attendance-missed') ?? []) {
      const { agency, heldOn } = data as DataOf<'core-group.attendance-missed'>
      absences.set(agency, (absences.get(agency) ?? new Set()).add(heldOn))
    }
    return [...absences].flatMap(([agency, on]) => {
      const days = [...on].sort()
      const agreed = settingOn(settings, absencesThatPersist, dayOf(days.at(-1) ?? ''))
      const each = typeof agreed?.value === 'number' ? agreed.value : twice
      return days.flatMap((heldOn, n) =>
        (n + 1) % each !== 0
          ? []
          : [
              {
                cause: `core-group-attendance ${agency} ${(n + 1) / each}`,
                at: heldOn,
                ladder: 'core-group-attendance',
                about: 'core-group-attendance' as const,
                by: 'lead-social-worker',
                parties: [...new Set(['council', agency])],
                enterAt: 'practitioners',
              },
            ],
      )
    })
  },
  source: boltonChildProtection('Effective Child Protection Core Groups, line 256'),
  unconfirmed: `The document says “persist” and no number: taken to be twice until the partnership agrees otherwise (setting ${absencesThatPersist}).`,
}

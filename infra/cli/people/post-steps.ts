import { accessToken } from '../access-token.ts'
import { CliError, inFields } from '../cli-error.ts'
import { type LocalStage, onStage } from '../local-stage.ts'
import { postEvent } from '../post-event.ts'
import { eventsOf } from './events-of.ts'
import { type Report, words } from './import-report.ts'
import type { KnownPeople } from './known-people.ts'
import type { Step } from './steps-of.ts'

interface Posting {
  stage: LocalStage
  partnership: string
  known: KnownPeople
}

/** One refusal does not stop the rest: a role must not go unheld because of another. @throws CliError that names each */
export const postSteps = async (
  steps: readonly Step[],
  { stage, partnership, known }: Posting,
  report: Report,
): Promise<void> => {
  const refused: string[] = []
  await onStage(async () => {
    const token = steps.length === 0 ? '' : await accessToken(stage, partnership)
    for (const step of steps)
      for (const event of eventsOf(step, partnership, known)) {
        const posted = await postEvent(stage.api, token, event)
        if (posted.accepted) continue
        const { role, holder } = step.assignment
        refused.push(
          `${words[step.change]} ${role} ${holder}: ${posted.errors.length > 0 ? inFields(posted.errors) : posted.detail}`,
        )
      }
  })
  if (refused.length > 0)
    throw new CliError(`${refused.length} of ${steps.length} refused: ${refused.join('; ')}`, [], { ...report, refused })
}

import * as z from 'zod/mini'
import type { Swept, sweep } from '../../shared/shell/sweep.ts'

/** An operator may ask for a sweep without grace; the schedule's own input says nothing. */
const request = z.object({ graceSeconds: z.optional(z.int().check(z.gte(0), z.lte(600))) })

/** Once a minute: does whatever the quicker ways have left undone. */
export const sweepNow =
  (deps: { sweep: ReturnType<typeof sweep>; graceMs: number }) =>
  (input: unknown): Promise<Swept> => {
    const graceSeconds = request.safeParse(input).data?.graceSeconds
    return deps.sweep(graceSeconds === undefined ? deps.graceMs : graceSeconds * 1000)
  }

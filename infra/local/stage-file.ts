import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalStage } from '../cli/local-stage.ts'
import type { Outputs } from './deploy.ts'
import { region } from './emulator.ts'
import { machineClients } from './machine-tokens.ts'
import { type Settings, urlOf } from './settings.ts'

/** What `clocks` finds the stage by: written when it runs, removed when it stops. */
const stageFileOf = ({ folder }: Settings): string => join(folder, 'stage.json')

export const describeStage = async (settings: Settings, outputs: Outputs): Promise<LocalStage & { bus: string }> => ({
  api: urlOf(settings.ports.front),
  endpoint: urlOf(settings.ports.emulator),
  region,
  table: outputs.TableName,
  sweepFunction: outputs.SweepFunctionName,
  openDuties: outputs.OpenDutiesFunctionName,
  bus: outputs.BusName,
  mailStore: `${urlOf(settings.ports.inbox)}/store`,
  inbox: urlOf(settings.ports.inbox),
  token: { url: `${urlOf(settings.ports.front)}/oauth2/token`, clients: await machineClients(settings, outputs) },
})

/** Readable by its owner only: it holds secrets, if only of a stage on this machine. */
export const writeStageFile = (settings: Settings, stage: LocalStage): Promise<void> =>
  writeFile(stageFileOf(settings), JSON.stringify(stage, null, 2), { mode: 0o600 })

export const removeStageFile = (settings: Settings): Promise<void> => rm(stageFileOf(settings), { force: true })

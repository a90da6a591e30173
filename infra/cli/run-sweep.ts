import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { CliError } from './cli-error.ts'

/** Runs the stage’s sweep to its end, with no grace for the quicker ways. @throws CliError when the function failed */
export const runSweep = async (client: LambdaClient, functionName: string): Promise<void> => {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ graceSeconds: 0 }) }),
  )
  if (FunctionError !== undefined)
    throw new CliError(`the sweep failed (${Payload?.transformToString() ?? FunctionError}): see the logs in .local/logs`)
}

import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { CliError } from './cli-error.ts'

/** Has the stage open the duties of its day. @throws CliError when the function failed */
export const runOpenDuties = async (client: LambdaClient, functionName: string): Promise<void> => {
  const { FunctionError, Payload } = await client.send(new InvokeCommand({ FunctionName: functionName, Payload: '{}' }))
  if (FunctionError !== undefined)
    throw new CliError(`no duties were opened (${Payload?.transformToString() ?? FunctionError}): see the logs in .local/logs`)
}

import { readFile, writeFile } from 'node:fs/promises'

/**
 * MiniStack 1.5 saves how far its functions have read a table's stream, but not the stream: after a restart they would
 * wait at a position that the new stream has yet to reach. Forgetting it lets them read the new stream from its start.
 *
 * @param file the emulator's saved state of Lambda; absent before the first stop
 */
export const forgetStreamPositions = async (file: string): Promise<void> => {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const saved = JSON.parse(text) as { payload: Record<string, unknown> }
  saved.payload.dynamodb_stream_positions = {}
  await writeFile(file, JSON.stringify(saved))
}

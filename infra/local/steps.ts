/** One line for each thing that is done: what, at once, and the seconds it took, when it is. */
export const steps = (write: (text: string) => void = (text) => process.stdout.write(text)) => ({
  say: (line: string): void => write(`${line}\n`),
  step: async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    write(`${what} … `)
    const begun = performance.now()
    try {
      const done = await work()
      write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
      return done
    } catch (error) {
      write('failed\n')
      throw error
    }
  },
})

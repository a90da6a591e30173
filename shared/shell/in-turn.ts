/** Does what is asked under one name one after the other, whatever came of the one before; under different names at once. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

export const inTurn = (): InTurn => {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}

const attempts = 8

/**
 * Decides again on fresh state as long as somebody else commits first.
 *
 * @returns undefined when others kept coming first
 */
export const onFreshState = async <T>(once: () => Promise<T | 'conflict'>): Promise<T | undefined> => {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const result = await once()
    if (result !== 'conflict') return result
  }
  return undefined
}

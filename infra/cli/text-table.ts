/** A column of a table: its heading, and the widest it may be. Without a limit it takes what the others leave. */
export interface Column {
  heading: string
  /** Characters; `0` for what is left over, shared among all such columns. */
  max: number
}

const gap = '  '
/** Narrower than this, a column of words is a column of syllables. */
const narrowest = 14

/** A table in plain text: long cells are wrapped at spaces inside their column, short ones take no more than they need. */
export const textTable = (columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string => {
  const widths = columnWidths(columns, rows, width)
  const lines = [columns.map(({ heading }) => heading), ...rows].flatMap((row) => rowLines(row, widths))
  return lines.join('\n')
}

const columnWidths = (columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] => {
  const natural = columns.map(({ heading, max }, n) => {
    const longest = Math.max(heading.length, ...rows.map((row) => row[n]?.length ?? 0))
    return max === 0 ? longest : Math.min(longest, Math.max(max, heading.length))
  })
  const fixed = natural.reduce((sum, each, n) => (columns[n]?.max === 0 ? sum : sum + each), gap.length * (columns.length - 1))
  let left = width - fixed
  const open = columns.map((_, n) => n).filter((n) => columns[n]?.max === 0)
  // those that need least are served first, so that what they leave goes to the longer ones
  open.sort((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0))
  for (const [served, n] of open.entries()) {
    const share = Math.max(narrowest, Math.floor(left / (open.length - served)))
    natural[n] = Math.min(natural[n] ?? 0, share)
    left -= natural[n] ?? 0
  }
  return natural
}

const rowLines = (row: readonly string[], widths: readonly number[]): string[] => {
  const cells = row.map((cell, n) => wrap(cell, widths[n] ?? 0))
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, n) => (cell[line] ?? '').padEnd(widths[n] ?? 0))
      .join(gap)
      .trimEnd(),
  )
}

/** Breaks at spaces; a word longer than the line stands alone. @example wrap('a bb ccc', 4) // ['a bb', 'ccc'] */
export const wrap = (text: string, width: number): string[] => {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A text as an item of a list, its lines one below the other. */
export const hanging = (text: string, width: number): string[] =>
  wrap(text, width - 4).map((line, n) => (n === 0 ? `- ${line}` : `  ${line}`))

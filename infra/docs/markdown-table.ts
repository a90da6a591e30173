/** A table in Markdown, one line a row. */
export const markdownTable = <T>(
  rows: readonly T[],
  headings: readonly string[],
  cellsOf: (row: T) => readonly string[],
): string[] => [headings, headings.map(() => '---'), ...rows.map(cellsOf)].map((cells) => `| ${cells.map(cell).join(' | ')} |`)

/** A bar would begin another cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|')

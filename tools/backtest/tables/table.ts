/** A column of a table: its heading, and whether it holds numbers. */
export interface Column {
  readonly heading: string
  readonly isNumber?: true
}

/** What makes a column one of numbers. */
export const NUMBER = { isNumber: true } as const

/** A Markdown table with its columns aligned as the formatter of this repository aligns them. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String))
  const widths = columns.map(({ heading }, i) =>
    Math.max(3, heading.length, ...texts.map((row) => row[i]?.length ?? 0)),
  )
  const cell = (text: string, i: number) => {
    const width = widths[i] ?? 0
    return columns[i]?.isNumber === true ? text.padStart(width) : text.padEnd(width)
  }
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  const rule = widths.map((width, i) =>
    columns[i]?.isNumber === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(columns.map(({ heading }) => heading)), line(rule), ...texts.map(line)].join('\n')
}

/** A share in per cent with the counts that it is of, or a dash where there is nothing to take it of. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)}% (${part}/${whole})`
}

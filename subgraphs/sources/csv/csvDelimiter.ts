import { wellFormedRows } from './csvRows'
import { windowFrom } from './csvWindows'
import { DELIMITERS } from './delimiters'

/** So many rows at the start of the text are looked at to tell the delimiter, and so many bytes. */
const TRIED_ROWS = 50
const TRIED_BYTES = 1 << 18

/** The delimiter that parses, and then the one whose rows agree best on having several cells. */
export function delimiterOf(utf8: Buffer): string {
  const { to } = windowFrom(utf8, 0, TRIED_BYTES)
  const text = utf8.toString('utf8', 0, to)
  let best: { readonly delimiter: string; readonly agreeing: number; readonly width: number } | undefined
  for (const delimiter of Object.values(DELIMITERS)) {
    const score = agreement(text, delimiter)
    if (score === undefined) continue
    const better =
      best === undefined ||
      score.agreeing > best.agreeing ||
      (score.agreeing === best.agreeing && score.width > best.width)
    if (better) best = { delimiter, ...score }
  }
  return best?.delimiter ?? DELIMITERS.comma
}

function agreement(text: string, delimiter: string): { agreeing: number; width: number } | undefined {
  const rows = wellFormedRows(text, delimiter, TRIED_ROWS)
  if (rows === undefined) return undefined
  const widths = new Map<number, number>()
  for (const { length } of rows.cells) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  const commonest = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  return commonest === undefined
    ? { agreeing: 0, width: 1 }
    : { agreeing: commonest[1] / rows.cells.length, width: commonest[0] }
}

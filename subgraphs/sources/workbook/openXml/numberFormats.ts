import { parseNumberFormat } from '../format/numberFormat'
import type { NumberFormat } from '../format/numberFormat'

/**
 * The built-in formats 5 to 8 as hucre gives them. They show the currency of whoever looks, not dollars, so they
 * say nothing of it: ECMA-376 part 1, 18.8.30, leaves them to the locale. A dollar of their own has quotation
 * marks, or brackets.
 */
const OF_LOCALE: ReadonlySet<string> = new Set([
  '$#,##0_);\\($#,##0\\)',
  '$#,##0_);[Red]\\($#,##0\\)',
  '$#,##0.00_);\\($#,##0.00\\)',
  '$#,##0.00_);[Red]\\($#,##0.00\\)',
])

/** The number formats of one workbook, each parsed once. */
export class NumberFormats {
  readonly #parsed = new Map<string, NumberFormat | undefined>([
    ['', undefined],
    ['General', undefined],
    ...[...OF_LOCALE].map((code) => [code, undefined] as const),
  ])

  /** The format with this code; nothing where it shows numbers as they are. */
  of(code: string): NumberFormat | undefined {
    if (!this.#parsed.has(code)) this.#parsed.set(code, parseNumberFormat(code))
    return this.#parsed.get(code)
  }
}

const SYMBOL = /\p{Lu}{0,3}\p{Sc}/u
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** The first currency in some words, as a symbol (`€`, `US$`) or an ISO 4217 code (`EUR`). */
export function currencyIn(words: string): string | undefined {
  return SYMBOL.exec(words)?.[0] ?? words.match(/\p{L}+/gu)?.find((word) => CODES.has(word))
}

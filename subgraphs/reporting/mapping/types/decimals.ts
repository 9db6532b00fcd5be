const WELL_FORMED = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^\.\d+$/
const CANONICAL = /^(?:0|[1-9]\d*)(?:\.\d+)?$/
const SIGN = /^[-−–+]\s?/

/** Whether a text is a decimal without a sign, just as we write one. */
export function isCanonicalDecimal(text: string): boolean {
  return CANONICAL.test(text)
}

/**
 * A plain decimal in canonical text, digits after the point as written; nothing where the text is not
 * one number. Knows thousands commas, brackets for negatives, and minus signs of three kinds.
 */
export function readDecimal(text: string): string | undefined {
  if (isCanonicalDecimal(text)) return text
  const bracketed = /^\((.+)\)$/.exec(text)
  const inner = bracketed?.[1]?.trim() ?? text
  const signed = SIGN.exec(inner)?.[0]
  if (bracketed !== null && signed !== undefined) return undefined
  const digits = signed === undefined ? inner : inner.slice(signed.length)
  if (!WELL_FORMED.test(digits)) return undefined
  const negative = bracketed !== null || (signed !== undefined && !signed.startsWith('+'))
  return canonicalDecimal(digits.replaceAll(',', ''), negative)
}

function canonicalDecimal(digits: string, negative: boolean): string {
  const stripped = digits.replace(/^0+(?=\d)/, '').replace(/^\./, '0.')
  return negative && /[1-9]/.test(stripped) ? `-${stripped}` : stripped
}

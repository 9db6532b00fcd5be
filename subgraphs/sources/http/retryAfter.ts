/**
 * What a `Retry-After` header asks for, in milliseconds from `now`: seconds, or an HTTP date
 * (RFC 9110 section 10.2.3). Nothing where it is absent or neither.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // `Date.parse` alone would take "-5" or "1.5" for a date.
  if (!/^[A-Z][a-z]+,? .*GMT$/.test(text)) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now)
}

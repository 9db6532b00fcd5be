import { foldText } from '../../../../base/text/foldText'
import { compileAny, compilePattern, PATTERN_LIMIT } from '../../../../base/text/safePattern'
import { sentinelsOf } from './sentinelSets'
import type { WrittenSentinel } from './sentinelSets'
import type { MissingReason } from '../../../../schema/facts/figures/missing'

export interface Placeholder {
  readonly reason: MissingReason
  readonly note?: string
}

export type SentinelTest = (text: string) => Placeholder | undefined

/** The first sentinel that matches decides. */
export function compileSentinels(written: readonly WrittenSentinel[]): SentinelTest {
  const sentinels = sentinelsOf(written)
  if (sentinels.length === 0) return () => undefined
  const tests = sentinels.map(({ match, reason }) => ({ test: compilePattern(match), reason }))
  const any = compileAny(sentinels.map(({ match }) => match))
  return (text) => {
    const folded = foldText(text)
    if (!any(folded)) return undefined
    const hit = tests.find(({ test }) => test(folded))
    if (hit === undefined) return undefined
    const note = hit.reason === 'WITHHELD_FOI' ? exemptionSections(folded) : undefined
    return note === undefined ? { reason: hit.reason } : { reason: hit.reason, note }
  }
}

/** Words longer than a pattern is run on are an answer, not a placeholder, where the field wants words. */
export function tooLongForPlaceholder(text: string): boolean {
  return text.length > PATTERN_LIMIT
}

/** The exemptions of the Freedom of Information Act 2000 are its sections 21 to 44. */
const EXEMPTION = /\b(2[1-9]|3\d|4[0-4])\b(?:\s?\((\d)\))?/g

/** `section 43(2)`, `sections 24, 26 and 27`: the exemptions that a text names, in its own order. */
export function exemptionSections(text: string): string | undefined {
  const sections = new Set<string>()
  for (const [, section, part] of text.matchAll(EXEMPTION)) {
    sections.add(part === undefined ? `${section}` : `${section}(${part})`)
  }
  const [first, ...others] = sections
  if (first === undefined) return undefined
  const last = others.pop()
  return last === undefined ? `section ${first}` : `sections ${[first, ...others].join(', ')} and ${last}`
}

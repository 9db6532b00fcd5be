import type { MissingReason } from '../../../../schema/facts/figures/missing'

/** Words that stand where a value should, and what they mean. */
export interface Sentinel {
  /** Regular expression, heedless of case, run on the text with white space folded. */
  readonly match: string
  readonly reason: MissingReason
}

/**
 * Sets of sentinels that many tables share. `gov-uk`: the shorthand of the Government Analysis Function for symbols in
 * tables. What is too low to show, or too unreliable, exists and is not in the copy that we hold.
 */
export const SENTINEL_SETS = {
  'gov-uk': [
    { match: '^\\[x\\]$', reason: 'UNAVAILABLE' },
    { match: '^\\[c\\]$', reason: 'WITHHELD' },
    { match: '^\\[z\\]$', reason: 'NOT_APPLICABLE' },
    { match: '^\\[w\\]$', reason: 'NOT_PROVIDED' },
    { match: '^\\[(low|u)\\]$', reason: 'UNAVAILABLE' },
  ],
} as const satisfies Record<string, readonly Sentinel[]>

export type SentinelSet = keyof typeof SENTINEL_SETS

/** A sentinel as a mapping writes it: by itself, or a set of them. */
export type WrittenSentinel = Sentinel | { readonly set: SentinelSet }

/** Gives every sentinel that a mapping names, in order. */
export function sentinelsOf(written: readonly WrittenSentinel[]): readonly Sentinel[] {
  return written.flatMap((one): readonly Sentinel[] => ('set' in one ? SENTINEL_SETS[one.set] : [one]))
}

const MAGNITUDES: Readonly<Record<string, number>> = {
  k: 1000,
  thousand: 1000,
  m: 1000000,
  mn: 1000000,
  million: 1000000,
  bn: 1000000000,
  billion: 1000000000,
}

/** `12.5m`, `12.5 million`, `12.5 £m`. */
const AFTER = /\s?(?:(?:£|GBP)\s?)?(k|thousand|m|mn|million|bn|billion)$/i
/** `£m 12.5`. */
const BEFORE = /^([-−–+(]?)\s?(?:£|GBP)\s?(k|m|mn|bn)\s(?=[-−–+(]?[\d.])/i

/** A word for a power of ten, beside an amount. */
export interface Magnitude {
  /** As it is written. */
  readonly word: string
  readonly times: number
}

export interface MagnitudeSplit {
  /** The amount without the word. */
  readonly text: string
  readonly magnitude?: Magnitude
}

/** Splits an amount from its word for a power of ten, which may stand before it or after it, or in its brackets. */
export function splitMagnitude(text: string): MagnitudeSplit {
  const [lead = '', sign = '', leading] = BEFORE.exec(text) ?? []
  if (leading !== undefined) return split(`${sign}${text.slice(lead.length)}`, leading)
  const bracketed = /^\((.*)\)$/.exec(text)?.[1]
  const inner = bracketed ?? text
  const suffix = AFTER.exec(inner)
  if (suffix?.[1] === undefined) return { text }
  const rest = inner.slice(0, suffix.index)
  return split(bracketed === undefined ? rest : `(${rest})`, suffix[1])
}

function split(text: string, word: string): MagnitudeSplit {
  const times = MAGNITUDES[word.toLowerCase()]
  return times === undefined ? { text } : { text, magnitude: { word, times } }
}

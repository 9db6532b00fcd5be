/** A pattern of a configuration file is no longer than this, and is run on no more text than this. */
export const PATTERN_LIMIT = 200

/**
 * Why a pattern must not be used, or nothing where it may. Besides what JavaScript refuses, that is a
 * repetition of something that itself repeats or branches, which can take for ever to fail.
 */
export function patternFault(source: string): string | undefined {
  if (source.length > PATTERN_LIMIT) return `is longer than ${PATTERN_LIMIT} characters`
  try {
    new RegExp(source, 'iu')
  } catch (error) {
    return `is not a regular expression: ${(error as Error).message.replace(/^.*: /, '')}`
  }
  if (/\\[1-9k]/.test(source)) return 'refers back to a group, which is not allowed'
  const bare = source.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/g, 'x')
  if (repeatsARepetition(bare))
    return 'repeats a group that itself repeats or branches, which can take for ever'
  return choicesIn(bare) > MOST_CHOICES
    ? 'repeats or leaves open so much, one thing after another, that it can take for ever'
    : undefined
}

/** In powers of two: about a second for the worst pattern and the worst text. */
const MOST_CHOICES = 28

/**
 * How many ways there are to try, in powers of two: a pattern that is not anchored may begin, and each unbounded
 * repetition end, at any of 200 characters; each option is there or not.
 */
function choicesIn(bare: string): number {
  const count = (quantifier: RegExp): number => bare.match(quantifier)?.length ?? 0
  const places = count(/[*+]|\{\d+,\d*\}/g) + (bare.startsWith('^') ? 0 : 1)
  const options = count(/(?<![*+?}(])\?/g)
  return places * Math.ceil(Math.log2(PATTERN_LIMIT)) + options
}

function repeatsARepetition(bare: string): boolean {
  const open: boolean[] = []
  let closed = false
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare[at]
    const unbounded = character === '*' || character === '+' || /^\{\d+,\d*\}/.test(bare.slice(at))
    const repeated = unbounded || /^\{\d+\}/.test(bare.slice(at))
    if (repeated && closed) return true
    const wasClosed = character === ')' ? (open.pop() ?? false) : false
    const isOption = character === '?' && bare[at - 1] !== '('
    if (character === '(') open.push(false)
    if ((unbounded || isOption || character === '|' || wasClosed) && open.length > 0)
      open[open.length - 1] = true
    closed = wasClosed
  }
  return false
}

/** A test for the pattern, heedless of case, that looks at the first 200 characters. */
export function compilePattern(source: string): (text: string) => boolean {
  const pattern = new RegExp(source, 'iu')
  return (text) => pattern.test(text.slice(0, PATTERN_LIMIT))
}

/** A test for whether any of the patterns hits: most texts hit none, and one look tells as much. */
export function compileAny(sources: readonly string[]): (text: string) => boolean {
  try {
    return compilePattern(sources.map((source) => `(?:${source})`).join('|'))
  } catch {
    // Two patterns may name a group alike, which one pattern may not.
    const tests = sources.map(compilePattern)
    return (text) => tests.some((test) => test(text))
  }
}

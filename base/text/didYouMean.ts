/** ` (did you mean "formats"?)` where one of the allowed words is near enough, else nothing. */
export function didYouMean(written: string, allowed: readonly string[]): string {
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(written.length * 0.4)) + 1
  for (const word of allowed) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase())
    if (distance < least) [nearest, least] = [word, distance]
  }
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
}

/** Insertions, deletions and substitutions between two words (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

type Path = readonly (string | number)[]

const begins = (path: Path, with_: Path) => with_.every((step, i) => path[i] === step)

/**
 * Where an answer differs from the truth otherwise than by a null that one of the paths accounts for and the
 * partial ids above it, or nothing.
 *
 * @param paths those of the answer's errors
 */
export function untruthIn(
  answer: unknown,
  truth: unknown,
  paths: readonly Path[],
  at: Path = [],
): string | undefined {
  const isAccountedFor = () => paths.some((path) => begins(path, at) || begins(at, path))
  // What something is left out of has an id of its own, which begins with that of the whole.
  const isPartialId = () =>
    typeof answer === 'string' &&
    answer.startsWith(`${String(truth)}~`) &&
    paths.some((path) => begins(path, at.slice(0, -1)))
  if (answer === null && truth !== null) return isAccountedFor() ? undefined : `${at.join('.')} is null`
  if (typeof truth !== 'object' || truth === null || typeof answer !== 'object' || answer === null)
    return Object.is(answer, truth) || isPartialId()
      ? undefined
      : `${at.join('.')} is ${JSON.stringify(answer)}`
  const [keys, wanted] = [Object.keys(answer), Object.keys(truth)]
  if (Array.isArray(answer) !== Array.isArray(truth) || keys.join() !== wanted.join())
    return `${at.join('.')} has ${keys.join()}`
  for (const key of keys) {
    const step = Array.isArray(truth) ? Number(key) : key
    const [one, other] = [answer, truth].map((value) => (value as Record<string, unknown>)[key])
    const untruth = untruthIn(one, other, paths, [...at, step])
    if (untruth !== undefined) return untruth
  }
  return undefined
}

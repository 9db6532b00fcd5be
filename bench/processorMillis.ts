/**
 * Milliseconds that work keeps one core busy, the collection of its garbage included where that may be asked
 * for: Node runs single-threaded.
 */
export function processorMillis(work: () => unknown): number {
  globalThis.gc?.()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e3
}

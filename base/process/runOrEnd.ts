/**
 * Runs what a thread or a process has been begun for. A failure ends it with that error, so that whoever began it
 * hears of it.
 */
export function runOrEnd(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    // Where nothing catches it: a thread passes it on to its owner, a process prints it and ends with 1.
    setImmediate(() => {
      throw error
    })
  })
}

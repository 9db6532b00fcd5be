/** Thrown out of contents that turn out to need another reading: what was taken of them must be put back. */
export class ReadAgain extends Error {
  constructor(why: string) {
    super(`the contents must be read again: ${why}`)
  }
}

/** Does something with contents as often as they ask for it, which is three times at most. */
export async function untilRead<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ReadAgain)) throw error
    }
  }
}

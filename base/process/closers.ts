/** What has been opened, to be closed in reverse order: all of it, whatever fails on the way. */
export class Closers {
  readonly #closes: (() => unknown)[] = []

  add(close: () => unknown): void {
    this.#closes.push(close)
  }

  /** @throws the first failure, once everything has been closed */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (let close = this.#closes.pop(); close !== undefined; close = this.#closes.pop()) {
      try {
        await close()
      } catch (failure) {
        failures.push(failure)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

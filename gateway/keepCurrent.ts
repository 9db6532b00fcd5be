import { Cron } from 'croner'

import type { Portfolio } from './portfolio/portfolio'

/**
 * Has portfolio open the edition of each new day (UTC) within a second of its beginning, though nobody asks. Where it
 * cannot be opened, it is tried again every second, and the newest edition is told meanwhile.
 *
 * @param onFailure told the first time that a day's edition could not be opened
 */
export function keepCurrent(
  portfolio: Pick<Portfolio, 'isCurrent' | 'current'>,
  onFailure: (cause: unknown) => void,
): { stop(): void } {
  let isFailing = false
  const extend = async (): Promise<void> => {
    if (portfolio.isCurrent) return
    try {
      await portfolio.current()
      isFailing = false
    } catch (cause) {
      if (!isFailing) onFailure(cause)
      isFailing = true
    }
  }
  return new Cron('* * * * * *', { timezone: 'Etc/UTC', unref: true, protect: true }, extend)
}

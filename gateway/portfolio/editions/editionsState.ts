import type { Portfolio } from './portfolio'
import type { Behind, EditionKeeper } from './keeper'

/** How the log of editions stands now: part of no edition. */
export interface EditionsState {
  /** The newest edition that has been opened; nothing before the first. */
  readonly edition?: string
  /** How many editions are due that have not been opened. */
  readonly due: number
  /** Since when, and why; nothing where all that is due has been opened. */
  readonly behind?: Behind
}

/** What the log lacks: what the keeper failed to open, or the day that has just begun. */
export function behindOf(
  portfolio: Pick<Portfolio, 'isCurrent' | 'currentUntil'>,
  { behind }: Pick<EditionKeeper, 'behind'>,
): Behind | undefined {
  if (behind !== undefined || portfolio.isCurrent || portfolio.currentUntil === undefined) return behind
  const message = 'the edition of the day that has begun is being opened'
  return { since: portfolio.currentUntil.toISOString(), code: 'EDITIONS_BEHIND', message }
}

export function editionsStateOf(portfolio: Portfolio, keeper: EditionKeeper): EditionsState {
  const behind = behindOf(portfolio, keeper)
  return {
    ...(portfolio.hasOpened ? { edition: portfolio.newest.id } : {}),
    due: portfolio.due,
    ...(behind === undefined ? {} : { behind }),
  }
}

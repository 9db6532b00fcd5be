/** What was killed: a process that does nothing but append, or the command that refreshes. */
export type Mode = 'WRITER' | 'REFRESH'

export type Store = 'SQLITE' | 'POSTGRES'

/** One process killed, and what the next one found. */
export interface CrashRun {
  readonly mode: Mode
  readonly store: Store
  /** How long after it had begun to work it was killed; nothing where it was done before. */
  readonly killedAfterMillis: number | undefined
  /** Snapshots that it had acknowledged, and that were found, in all. */
  readonly acknowledged: number
  readonly found: number
  readonly faults: readonly string[]
}

/** Some processes killed one after another on one ledger, and looked at. */
export type Series = (ledgerUrl: string, runs: number, random: () => number) => Promise<readonly Outcome[]>

export type Outcome = Omit<CrashRun, 'mode' | 'store'>

import type { ProblemCode } from '../../base/problems/problem'
import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { DatabaseStage, FileStage, HttpStage } from './stage'

/** What one refresh came to: `UNREADABLE` is a member whose own configuration was refused. */
export type Outcome = 'STORED' | 'UNCHANGED' | `${'REFUSED' | 'FAILED' | 'UNREADABLE'} ${ProblemCode}`

/** What is served of each milestone: name, forecast and value. */
export type Served = Readonly<Record<string, readonly [name?: string, forecast?: string]>>

/** One way to harm a source, and what must come of it. */
export interface Attack<Stage> {
  /** What is tried, where a cell tries several things. */
  readonly how?: string
  /** Puts the attack in the place of the good return. */
  readonly put: (stage: Stage) => void | Promise<void>
  readonly outcome: Outcome
  /** The codes in quarantine, in order; only where stored. */
  readonly quarantine?: readonly string[]
  /** What is served afterwards; the last good return where left out. */
  readonly serves?: Served
  /** What the message must hold. */
  readonly says?: string | RegExp
  /** Megabytes by which the process may grow meanwhile. */
  readonly megabytes?: number
  /** Seconds that the refresh may take. */
  readonly seconds?: number
}

export interface RuledOut {
  readonly ruledOut: string
}

/** A hazard that this kind of source cannot meet, and why. */
export function ruledOut(reason: string): RuledOut {
  return { ruledOut: reason }
}

export type StageOf = {
  readonly csv: FileStage
  readonly workbook: FileStage
  readonly rest: HttpStage
  readonly odata: HttpStage
  readonly sql: DatabaseStage
}

/** One hazard: every kind of source has its attacks, or the reason why it has none. */
export interface Hazard {
  readonly hazard: string
  readonly cells: {
    readonly [Kind in KindName]: Attack<StageOf[Kind]> | readonly Attack<StageOf[Kind]>[] | RuledOut
  }
}

/** From a moment on until, but not including, another; open where it has no end. ISO text of one form. */
export interface Interval {
  readonly from: string
  readonly to?: string
}

/** A fact with the time that it is true of, and the time during which it was on record. */
export interface BitemporalRow {
  readonly valid: Interval
  readonly recorded: Interval
}

function holds({ from, to }: Interval, moment: string): boolean {
  return from <= moment && (to === undefined || moment < to)
}

/**
 * Rows on record at one moment, and true of another: `begin <= t < end` on both axes, as SQL:2011 has it.
 *
 * @param validAt the moment that the rows are true of; all moments where absent
 */
export function bitemporalRead<Row extends BitemporalRow>(
  rows: readonly Row[],
  recordedAt: string,
  validAt?: string,
): readonly Row[] {
  return rows.filter(
    ({ recorded, valid }) => holds(recorded, recordedAt) && (validAt === undefined || holds(valid, validAt)),
  )
}

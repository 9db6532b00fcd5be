import type { Cell } from '../../../../schema/facts/figures/cell'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRow, RowField } from '../../../../schema/facts/records/row'
import type { Counts, Note, Quarantined } from '../../../../schema/facts/snapshots/snapshot'
import type { RecordFault } from '../fields/readCell'
import type { ReadRecord } from './readRecord'

/** What becomes of one record. */
export interface Settled {
  /** Only where it is accepted and wanted. */
  readonly row?: FactRow
  readonly quarantine: readonly Quarantined[]
  readonly notes: readonly Note[]
}

/** How many records of one type there were. */
export interface Tally {
  read: number
  /** Those of other programmes included. */
  accepted: number
  /** Accepted and wanted. */
  kept: number
}

const NOTHING: Settled = { quarantine: [], notes: [] }
const NO_FAULTS: readonly RecordFault[] = []

/** Parts the records accepted from those that are not, one by one, and counts them. */
export class Settlement {
  /** Records with anything in quarantine, whole or a cell. */
  flawed = 0
  /** By type, in the order met; those given beforehand are there without a record. */
  readonly tallies: Map<RecordType, Tally>
  readonly #counts = { read: 0, accepted: 0, quarantined: 0, withReason: 0, elsewhere: 0 }

  constructor(types: Iterable<RecordType>) {
    this.tallies = new Map([...types].map((type) => [type, { read: 0, accepted: 0, kept: 0 }]))
  }

  get counts(): Counts {
    return { ...this.#counts }
  }

  /** @param broken faults of its references, which cost their cells too */
  settle(
    read: ReadRecord,
    broken: readonly RecordFault[] = NO_FAULTS,
    twins: readonly RecordFault[] = NO_FAULTS,
  ): Settled {
    const counts = this.#counts
    const faults = broken.length + twins.length === 0 ? read.faults : [...read.faults, ...broken, ...twins]
    const fatal = faults.length > 0 && faults.some((fault) => fault.fatal)
    const tally = this.tallies.get(read.type) ?? { read: 0, accepted: 0, kept: 0 }
    counts.read += 1
    tally.read += 1
    if (faults.length > 0) this.flawed += 1
    if (fatal) counts.quarantined += 1
    else {
      counts.accepted += 1
      tally.accepted += 1
      if (!read.elsewhere) tally.kept += 1
    }
    if (!fatal && read.elsewhere) {
      counts.elsewhere += 1
      return NOTHING
    }
    const quarantine =
      faults.length === 0 ? NOTHING.quarantine : faults.map((fault) => quarantined(fault, read))
    if (fatal) return { quarantine, notes: NOTHING.notes }
    const row = broken.length === 0 ? read : withoutBrokenReferences(read, broken)
    const { cells, fields } = row
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as Cell
      if (cell.reason !== undefined && isPlaced(cell, fields[at])) counts.withReason += 1
    }
    return { row, quarantine, notes: read.notes }
  }
}

function isPlaced(cell: Cell, field: RowField | undefined): boolean {
  return cell.where !== undefined || field?.where !== undefined
}

function withoutBrokenReferences(
  { type, fields, cells, where: place }: FactRow,
  broken: readonly RecordFault[],
): FactRow {
  const left = [...cells]
  for (const { field, value, where } of broken) {
    const at = fields.findIndex(({ name }) => name === field)
    if (at === -1) continue
    const cell: Cell = { reason: 'UNPARSEABLE', raw: value ?? '' }
    left[at] = fields[at]?.where === undefined ? { ...cell, where } : cell
  }
  return { type, fields, cells: left, where: place }
}

function quarantined({ code, message, where, field, value }: RecordFault, { raw }: ReadRecord): Quarantined {
  return {
    code,
    message,
    where,
    ...(where.heading === undefined ? {} : { column: where.heading }),
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
    record: raw.asWritten(),
  }
}

import type { Cell } from '../../../schema/facts/cell'
import type { Counts, FactRecord, Note, Quarantined } from '../../../schema/facts/snapshot'
import type { RecordFault } from './readCell'
import { keyOf } from './recordReader'
import type { ReadRecord } from './recordReader'

/** What becomes of one record. */
export interface Settled {
  /** Only where it is accepted and wanted. */
  readonly record?: FactRecord
  readonly quarantine: readonly Quarantined[]
  readonly notes: readonly Note[]
}

const NOTHING: Settled = { quarantine: [], notes: [] }
const NO_FAULTS: readonly RecordFault[] = []

/** Parts the records accepted from those that are not, one by one, and counts them. */
export class Settlement {
  /** Records with anything in quarantine, whole or a cell. */
  flawed = 0
  readonly #counts = { read: 0, accepted: 0, quarantined: 0, withheld: 0, elsewhere: 0 }

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
    counts.read += 1
    if (faults.length > 0) this.flawed += 1
    if (fatal) counts.quarantined += 1
    else counts.accepted += 1
    if (!fatal && read.elsewhere) {
      counts.elsewhere += 1
      return NOTHING
    }
    const quarantine =
      faults.length === 0 ? NOTHING.quarantine : faults.map((fault) => quarantined(fault, read))
    if (fatal) return { quarantine, notes: NOTHING.notes }
    const fields = withoutBrokenReferences(read.cells, broken)
    for (const name in fields) {
      const { reason, where } = fields[name] as Cell
      if (reason !== undefined && where !== undefined) counts.withheld += 1
    }
    return { record: { type: read.type, key: keyOf(read), fields }, quarantine, notes: read.notes }
  }
}

function withoutBrokenReferences(
  cells: Readonly<Record<string, Cell>>,
  broken: readonly RecordFault[],
): Readonly<Record<string, Cell>> {
  if (broken.length === 0) return cells
  const fields = { ...cells }
  for (const { field, value, where } of broken) {
    if (field !== undefined) fields[field] = { reason: 'UNPARSEABLE', raw: value ?? '', where }
  }
  return fields
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

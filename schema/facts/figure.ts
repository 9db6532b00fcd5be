import { createHash } from 'node:crypto'

import type { Cell } from './cell'
import type { Origin } from './origin'
import type { BasisField, FieldKind, Unit } from './records'
import { fieldDefinition } from './records'
import { remembering } from './remembering'
import type { FactRecord, Snapshot } from './snapshot'
import type { MissingReason } from './missing'
import { EMPTY_HASH, hashOn } from './textHash'

/** What makes a figure the same figure in every snapshot; its opaque id is drawn from this. */
export interface FigureIdentity {
  /** The member, or `portfolio` for a computed figure. */
  readonly member: string
  readonly type: string
  readonly key: string
  readonly field: string
}

/** What a figure rests on. Two figures with a different basis are not comparable. */
export interface Basis {
  readonly priceBase?: string
  readonly horizon?: string
  readonly scale?: string
  readonly definitionVersion?: string
}

/** A snapshot without its records: where a figure came from, above the level of the cell. */
export type SnapshotHead = Omit<Snapshot, 'records' | 'quarantine' | 'notes'>

const heads = new WeakMap<Snapshot, SnapshotHead>()

/** What there is to say of a snapshot as the place that its figures came from: the same object each time. */
export function headOf(snapshot: Snapshot): SnapshotHead {
  const known = heads.get(snapshot)
  if (known !== undefined) return known
  const { records: _records, quarantine: _quarantine, notes: _notes, ...head } = snapshot
  heads.set(snapshot, head)
  return head
}

/** A value or the reason for its absence, with all that is needed to trust or distrust it. */
export interface Figure {
  readonly identity: FigureIdentity
  readonly cell: Cell
  readonly kind: FieldKind
  readonly unit: Unit
  readonly origin: Origin
  readonly basis: Basis
  /** The period that the value describes, as partial ISO text. */
  readonly period?: string | undefined
  /** The reading it came from; absent for a computed figure, and before a first return. */
  readonly snapshot?: SnapshotHead
}

/** A record with the snapshot that it stands in. */
export interface Fact {
  readonly member: string
  readonly record: FactRecord
  readonly snapshot: SnapshotHead
}

/** A record, or the thing that a computed figure is of: what all the figures of one have in common. */
export type FigureSubject = Omit<FigureIdentity, 'field'>

const MARK_BYTES = 3
const PART_END = '\u001f'

/** 24 bits drawn from a subject: few others share them. */
function markBytes({ member, type, key }: FigureSubject): Buffer {
  let hash = EMPTY_HASH
  for (const part of [member, type, key]) hash = hashOn(hashOn(hash, part), PART_END)
  const bytes = Buffer.alloc(MARK_BYTES)
  bytes.writeUIntBE((hash ^ (hash >>> 24)) & 0xffffff, 0, MARK_BYTES)
  return bytes
}

/** What the ids of all the figures of a subject begin with, so that a figure is looked for among subjects. */
export function subjectMark(subject: FigureSubject): string {
  return `fig_${markBytes(subject).toString('base64url')}`
}

/** The mark of the subject of the figure with an id. */
export function markOf(figureId: string): string {
  return figureId.slice(0, 'fig_'.length + (MARK_BYTES * 4) / 3)
}

/** Dashboards ask for the same few thousand figures all day. */
const MOST_IDS = 16_384

const idOf = remembering(MOST_IDS, (identity: string) => {
  const [member = '', type = '', key = ''] = JSON.parse(identity) as readonly string[]
  const digest = createHash('sha256').update(identity).digest()
  return subjectMark({ member, type, key }) + digest.subarray(0, 13).toString('base64url')
})

/** An opaque id, the same in every snapshot and process: its subject's mark and 104 bits of SHA-256 over the identity. */
export function figureId(identity: FigureIdentity): string {
  const { member, type, key, field } = identity
  return idOf(JSON.stringify([member, type, key, field]))
}

/** The canonical text of a fact's field, or nothing where it has no value. */
export function valueOf(fact: Fact, field: string): string | undefined {
  return fact.record.fields[field]?.value
}

const BASIS_OF = {
  scale: 'scale',
  priceBase: 'priceBase',
  horizon: 'horizon',
  version: 'definitionVersion',
} as const satisfies Record<BasisField, keyof Basis>

function basisOf(fact: Fact, fields: readonly BasisField[]): Basis {
  const basis: Writable<Basis> = {}
  for (const field of fields) {
    const value = valueOf(fact, field)
    if (value !== undefined) basis[BASIS_OF[field]] = value
  }
  return basis
}

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

/** A fact's field as a figure, read when it is asked: there are hundreds of thousands to an edition, and few are. */
class StatedFigure implements Figure {
  private readonly fact: Fact
  private readonly field: string

  constructor(fact: Fact, field: string) {
    this.fact = fact
    this.field = field
  }

  get identity(): FigureIdentity {
    const { member, record } = this.fact
    return { member, type: record.type, key: record.key, field: this.field }
  }

  get cell(): Cell {
    return this.fact.record.fields[this.field] ?? { reason: 'NOT_PROVIDED' }
  }

  get kind(): FieldKind {
    return this.#definition?.kind ?? 'TEXT'
  }

  get unit(): Unit {
    const unit = this.#definition?.unit
    return (unit === 'RECORD' ? (valueOf(this.fact, 'unit') as Unit | undefined) : unit) ?? 'TEXT'
  }

  get origin(): Origin {
    return this.fact.snapshot.origin
  }

  get basis(): Basis {
    return basisOf(this.fact, this.#definition?.basis ?? [])
  }

  get period(): string | undefined {
    return valueOf(this.fact, 'period') ?? valueOf(this.fact, 'referenceDate')
  }

  get snapshot(): SnapshotHead {
    return this.fact.snapshot
  }

  get #definition() {
    return fieldDefinition(this.fact.record.type, this.field)
  }
}

/** The figure that a fact states in one of its fields. */
export function figureOf(fact: Fact, field: string): Figure {
  return new StatedFigure(fact, field)
}

/** A figure for something that no return has said yet. */
export function absentFigure(
  identity: FigureIdentity,
  kind: FieldKind,
  unit: Unit,
  reason: MissingReason,
  note?: string,
): Figure {
  return {
    identity,
    cell: note === undefined ? { reason } : { reason, note },
    kind,
    unit,
    origin: 'REPORTED',
    basis: {},
  }
}

/** The number in a figure, or nothing where it has none. Canonical decimal text always parses. */
export function numberOf(figure: Figure): number | undefined {
  return figure.kind === 'NUMBER' && figure.cell.value !== undefined ? Number(figure.cell.value) : undefined
}

/** What a figure says, wherever it was read: the same text for the same value, reason and note. */
export function saidBy({ cell }: Figure): string {
  return JSON.stringify([cell.value, cell.reason, cell.note])
}

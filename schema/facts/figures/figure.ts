import { remembering } from '../../../base/memo/remembering'
import { EMPTY_HASH, hashOn } from '../../../base/text/textHash'
import type { Cell } from './cell'
import { digestOf, prefixOf } from './identity'
import type { Origin } from './origin'
import type { BasisField, FieldKind, Unit } from '../records/records'
import { fieldDefinition, kindOf } from '../records/records'
import { readingState } from '../snapshots/readingState'
import type { FactRecord, Snapshot } from '../snapshots/snapshot'
import type { MissingReason } from './missing'

/** What makes a figure the same figure in every snapshot, whatever it says there. */
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
  /** Whether it is carried as published and not believed; its note says why. */
  readonly suspect?: boolean
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

const PREFIX = prefixOf('Figure')
const MARK_LENGTH = (MARK_BYTES * 4) / 3
const NAME_LENGTH = 12
const STATE_LENGTH = 12
const KEY_LENGTH = PREFIX.length + MARK_LENGTH + NAME_LENGTH

/** What the ids of all the figures of a subject begin with, so that a figure is looked for among subjects. */
export function subjectMark(subject: FigureSubject): string {
  return PREFIX + markBytes(subject).toString('base64url')
}

/** The mark of the subject of the figure with an id. */
export function markOf(figureId: string): string {
  return figureId.slice(0, PREFIX.length + MARK_LENGTH)
}

/** Dashboards ask for the same few thousand figures all day. */
const MOST_KEYS = 16_384

const keyOf = remembering(MOST_KEYS, (identity: string) => {
  const [member = '', type = '', key = ''] = JSON.parse(identity) as readonly string[]
  return subjectMark({ member, type, key }) + digestOf(identity, NAME_LENGTH)
})

/** What the ids of a figure begin with whatever it says: its subject's mark and 72 bits of SHA-256 over its identity. */
export function figureKey({ member, type, key, field }: FigureIdentity): string {
  return keyOf(JSON.stringify([member, type, key, field]))
}

/** The part of a figure's id that is the same whatever it says. */
export function figureKeyIn(figureId: string): string {
  return figureId.slice(0, KEY_LENGTH)
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
    const cell = this.fact.record.fields[this.field] ?? { reason: 'NOT_PROVIDED' }
    const note = this.#remark('note')
    return note === undefined ? cell : { ...cell, note }
  }

  get suspect(): boolean {
    return this.#remark('mark') === 'SUSPECT'
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

  #remark(which: 'mark' | 'note'): string | undefined {
    const remarks = this.#definition?.remarks
    return remarks && valueOf(this.fact, remarks[which])
  }

  get #definition() {
    return fieldDefinition(this.fact.record.type, this.field)
  }
}

const states = new WeakMap<Figure, string>()

function part(name: string, value: unknown): string {
  return value === undefined ? '' : ` ${name}${JSON.stringify(value)}`
}

/** Whatever a figure answers beside its identity, as a short text. */
function stateOf(figure: Figure): string {
  // What stands in a reading is the same as long as the reading is.
  if (figure instanceof StatedFigure) return readingState(figure.snapshot)
  const before = states.get(figure)
  if (before !== undefined) return before
  const { cell, kind, unit, origin, basis, period, snapshot } = figure
  const { priceBase, horizon, scale, definitionVersion } = basis
  // Written out: thousands are made for one answer. Free texts are JSON, so that none can run into the next.
  const text =
    `${kind} ${unit} ${origin} ${cell.reason ?? ''} ${period ?? ''}` +
    part('value', cell.value) +
    part('note', cell.note) +
    part('raw', cell.raw) +
    part('where', cell.where) +
    part('priceBase', priceBase) +
    part('horizon', horizon) +
    part('scale', scale) +
    part('version', definitionVersion) +
    part('suspect', figure.suspect) +
    part('reading', snapshot && readingState(snapshot))
  const state = digestOf(text, STATE_LENGTH)
  states.set(figure, state)
  return state
}

/**
 * The opaque id of a figure: the same in every process, and another wherever it answers anything else. A figure that
 * was read has that of its reading; one that was worked out is named for all that it says.
 */
export function figureId(figure: Figure): string {
  return figureKey(figure.identity) + stateOf(figure)
}

/** The figure that a fact states in one of its fields. */
export function figureOf(fact: Fact, field: string): Figure {
  return new StatedFigure(fact, field)
}

/** A figure for something that no return has said yet. */
export function absentFigure(
  identity: FigureIdentity,
  unit: Unit,
  { reason, note }: { readonly reason: MissingReason; readonly note?: string | undefined },
): Figure {
  return {
    identity,
    cell: note === undefined ? { reason } : { reason, note },
    kind: kindOf(unit),
    unit,
    origin: 'NONE',
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

import { createHash } from 'node:crypto'

import type { Cell } from './cell'
import type { Origin } from './origin'
import type { BasisField, FieldKind, Unit } from './records'
import { fieldDefinition } from './records'
import type { FactRecord, Snapshot } from './snapshot'
import type { MissingReason } from './missing'

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

/** A value or the reason for its absence, with all that is needed to trust or distrust it. */
export interface Figure {
  readonly identity: FigureIdentity
  readonly cell: Cell
  readonly kind: FieldKind
  readonly unit: Unit
  readonly origin: Origin
  readonly basis: Basis
  /** The period that the value describes, as partial ISO text. */
  readonly period?: string
  /** The reading it came from; absent for a computed figure, and before a first return. */
  readonly snapshot?: SnapshotHead
}

/** A record with the snapshot that it stands in. */
export interface Fact {
  readonly member: string
  readonly record: FactRecord
  readonly snapshot: SnapshotHead
}

/** An opaque id, the same in every snapshot and process: 128 bits of SHA-256 over the identity. */
export function figureId({ member, type, key, field }: FigureIdentity): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([member, type, key, field]))
    .digest()
  return `fig_${digest.subarray(0, 16).toString('base64url')}`
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
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(fact, field)
      return value === undefined ? [] : [[BASIS_OF[field], value]]
    }),
  )
}

/** The figure that a fact states in one of its fields. */
export function figureOf(fact: Fact, field: string): Figure {
  const definition = fieldDefinition(fact.record.type, field)
  const kind = definition?.kind ?? 'TEXT'
  const unit = definition?.unit === 'RECORD' ? (valueOf(fact, 'unit') as Unit | undefined) : definition?.unit
  const period = valueOf(fact, 'period') ?? valueOf(fact, 'referenceDate')
  return {
    identity: { member: fact.member, type: fact.record.type, key: fact.record.key, field },
    cell: fact.record.fields[field] ?? { reason: 'NOT_PROVIDED' },
    kind,
    unit: unit ?? 'TEXT',
    origin: fact.snapshot.origin,
    basis: basisOf(fact, definition?.basis ?? []),
    ...(period === undefined ? {} : { period }),
    snapshot: fact.snapshot,
  }
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

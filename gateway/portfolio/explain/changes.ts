import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact, Figure, FigureIdentity } from '../../../schema/facts/figures/figure'
import { absentFigure, figureKey, figureOf, saidBy } from '../../../schema/facts/figures/figure'
import type { RecordType } from '../../../schema/facts/records/records'
import { fieldDefinition, KEY_SEPARATOR, RECORDS, unitOf } from '../../../schema/facts/records/records'
import type { Concern } from '../concerns/concerns'
import { concernsOf } from '../concerns/concerns'
import type { Edition } from '../editions/edition'
import { oncePerPair } from '../editions/oncePerPair'
import type { PortfolioView } from '../editions/view'

/** A figure that two editions tell differently. */
export interface FigureChange {
  /** What the figure's ids begin with, whatever it says. */
  readonly figure: string
  readonly member: string
  readonly record: RecordType
  /** The values of the record's key fields, in the order that the record's definition has them. */
  readonly key: readonly string[]
  readonly field: string
  readonly before: Figure
  readonly after: Figure
}

/** What changed from one edition to another. */
export interface Changes {
  readonly from: Edition
  readonly to: Edition
  /** By member, record and field. A figure read anew that says the same has not changed. */
  readonly figures: readonly FigureChange[]
  readonly concernsOpened: readonly Concern[]
  readonly concernsClosed: readonly Concern[]
}

const TYPES = Object.keys(RECORDS) as readonly RecordType[]

function figureAt(identity: FigureIdentity & { readonly type: RecordType }, fact: Fact | undefined): Figure {
  const { type, field } = identity
  if (fact?.record.fields[field] !== undefined) return figureOf(fact, field)
  const missing = { reason: 'NOT_PROVIDED', note: 'this edition does not tell it' } as const
  const kind = fieldDefinition(type, field)?.kind ?? 'TEXT'
  return { ...absentFigure(identity, unitOf(type, field), missing), kind }
}

function changesOf(before: MemberState, after: MemberState): readonly FigureChange[] {
  const { member } = after
  return TYPES.flatMap((record) => {
    const [earlier, later] = [before.facts(record), after.facts(record)]
    return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
      const [was, is] = [earlier.get(key), later.get(key)]
      if (was?.record === is?.record) return []
      const fields = new Set([
        ...Object.keys(was?.record.fields ?? {}),
        ...Object.keys(is?.record.fields ?? {}),
      ])
      return [...fields].flatMap((field): readonly FigureChange[] => {
        const identity = { member, type: record, key, field }
        const [told, tells] = [figureAt(identity, was), figureAt(identity, is)]
        if (saidBy(told) === saidBy(tells)) return []
        const figure = figureKey(tells.identity)
        return [{ figure, member, record, key: key.split(KEY_SEPARATOR), field, before: told, after: tells }]
      })
    })
  })
}

/** Concerns that the first list has and the second has not. */
function without(concerns: readonly Concern[], others: readonly Concern[]): readonly Concern[] {
  const known = new Set(others.map(({ id }) => id))
  return concerns.filter(({ id }) => !known.has(id))
}

/** What changed from one edition to another, in either direction of time. */
export const changesBetween = oncePerPair(
  (from: PortfolioView, to: PortfolioView, includeIllustrative: boolean): Changes => {
    const [before, after] = [concernsOf(from, includeIllustrative), concernsOf(to, includeIllustrative)]
    const both = to.register.members.filter(({ id }) => from.member(id) !== undefined)
    return {
      from: from.edition,
      to: to.edition,
      figures: both.flatMap(({ id }) => changesOf(from.state(id), to.state(id))),
      concernsOpened: without(after, before),
      concernsClosed: without(before, after),
    }
  },
)

import type { Cell } from '../../schema/facts/figures/cell'
import type { Figure } from '../../schema/facts/figures/figure'
import { weakestOrigin } from '../../schema/facts/figures/origin'
import type { FieldKind, Unit } from '../../schema/facts/records/records'
import { quantityRange } from '../../schema/facts/words/quantity'
import { kindOf } from '../../schema/facts/records/records'
import type { Difference } from '../methods/comparability'
import type { Caveat as BareCaveat, Given, Method, Result } from '../methods/result'
import { CAVEATS, isComputed, whyNot } from '../methods/result'

export interface Caveat {
  readonly code: string
  readonly message: string
}

/** What one side of a comparison has for an attribute. */
export interface AttributeValue {
  readonly of: string
  /** Null: not stated. */
  readonly value: string | null
}

/** An attribute in which the sides of a comparison differ, with what each has. */
export interface AttributeDifference {
  readonly attribute: string
  readonly values: readonly AttributeValue[]
}

export interface Interval {
  readonly low: Figure
  readonly high: Figure
}

/** A figure that portfolio has worked out, with all that is needed to do it again. */
export interface Computed {
  readonly figure: Figure
  /** The range that the figure lies in, where an input is only known to lie in one. */
  readonly interval?: Interval
  readonly method: Method
  /** How many inputs were used. */
  readonly n: number
  readonly inputs: readonly Figure[]
  readonly caveats: readonly Caveat[]
  readonly differences: readonly AttributeDifference[]
}

/** What a computed figure is of: the name of the figure and the thing it was worked out for. */
export interface ComputedIdentity {
  readonly name: string
  readonly of: string
}

/** For what JavaScript itself would write with an exponent. It is slow. */
const DECIMAL = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 12 })

/** Twelve significant digits: all that the inputs can carry, and none of binary arithmetic's dust. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a figure`)
  const rounded = Number(value.toPrecision(12))
  if (rounded === 0) return '0'
  const size = Math.abs(rounded)
  return size >= 1e-6 && size < 1e21 ? String(rounded) : DECIMAL.format(value)
}

/** The dates in some figures by name, as the pure methods take them: without those that have none. */
export function datesOf<Name extends string>(
  figures: Readonly<Record<Name, Figure>>,
): Readonly<Partial<Record<Name, string>>> {
  return Object.fromEntries(
    Object.entries<Figure>(figures).flatMap(([name, { cell }]) =>
      cell.value === undefined ? [] : [[name, cell.value]],
    ),
  ) as Partial<Record<Name, string>>
}

/** A figure as the pure methods take it: its number, or the reason that there is none. */
export function given(figure: Figure): Given {
  const { cell, kind } = figure
  if (cell.reason !== undefined) {
    return cell.note === undefined ? { reason: cell.reason } : { reason: cell.reason, note: cell.note }
  }
  return kind === 'NUMBER' ? Number(cell.value) : { reason: 'NOT_APPLICABLE', note: 'not a number' }
}

export function attributeDifferences(differences: readonly Difference[]): readonly AttributeDifference[] {
  return differences.map(({ attribute, values }) => ({
    attribute,
    values: values.map(({ id, value }) => ({ of: id, value: value ?? null })),
  }))
}

/** What stands for many figures where only their origin counts: the weakest of them. */
export function weakestOf(figures: readonly Pick<Figure, 'origin'>[]): readonly Pick<Figure, 'origin'>[] {
  return [{ origin: weakestOrigin(figures.map(({ origin }) => origin)) }]
}

const NO_BASIS: Figure['basis'] = {}

export interface PortfolioFigure extends ComputedIdentity {
  readonly cell: Cell
  readonly inputs: readonly Pick<Figure, 'origin'>[]
  readonly unit: Unit
  /** Default: the kind of the unit. */
  readonly kind?: FieldKind
  readonly period?: string | undefined
}

/** A figure of portfolio's own. Its origin is the weakest among its inputs'. */
export function portfolioFigure({
  name,
  of,
  cell,
  inputs,
  unit,
  kind = kindOf(unit),
  period,
}: PortfolioFigure): Figure {
  const identity = { member: 'portfolio', type: 'Computed', key: of, field: name }
  const weakest = weakestOrigin(inputs.map((input) => input.origin))
  // A value that nothing was read for, such as a count of none, is our own report.
  const origin = weakest === 'NONE' && cell.value !== undefined ? 'REPORTED' : weakest
  // Written out rather than spread: a portfolio's charts are drawn with hundreds of thousands of figures.
  return period === undefined
    ? { identity, cell, kind, unit, origin, basis: NO_BASIS }
    : { identity, cell, kind, unit, origin, basis: NO_BASIS, period }
}

export interface Work<Value> {
  readonly identity: ComputedIdentity
  readonly result: Result<Value>
  readonly inputs: readonly Figure[]
  /** What the origin is drawn from, where the weakest of many inputs is known already. Default: the inputs. */
  readonly origins?: readonly Pick<Figure, 'origin'>[]
  readonly unit: Unit
  /** The one number of the result, or its text for a result that is not a number. */
  readonly read: (value: Value) => number | string
  /** The ends of the range that the result lies in: none is told where they are the same. */
  readonly range?: (value: Value) => { readonly low: number; readonly high: number }
  /** Set where the result is the range itself and no number stands for it: the figure is then told in words. */
  readonly isInterval?: true
  readonly period?: string | undefined
  readonly differences?: readonly Difference[]
}

/** Caveats with what each means. */
export function inWords(caveats: readonly BareCaveat[]): readonly Caveat[] {
  return caveats.map(({ code, detail }) => ({
    code,
    message: detail === undefined ? CAVEATS[code] : `${CAVEATS[code]} (${detail})`,
  }))
}

/** The caveats of a result, in words; none where it was refused. */
export function caveatsOf(result: Result<unknown>): readonly Caveat[] {
  return inWords(result.caveats ?? [])
}

const textOf = (value: number | string) => (typeof value === 'number' ? decimalText(value) : value)

/** The result of a pure method as a figure with its method, inputs and caveats. */
export function computedFrom<Value>({
  identity,
  result,
  inputs,
  unit,
  read,
  range,
  isInterval,
  origins = inputs,
  period,
  ...more
}: Work<Value>): Computed {
  const figure = (suffix: string, cell: Cell, kind = kindOf(unit)) =>
    portfolioFigure({
      name: identity.name + suffix,
      of: identity.of,
      cell,
      inputs: origins,
      unit,
      kind,
      period,
    })
  const differences = attributeDifferences(more.differences ?? [])
  if (!isComputed(result)) {
    return {
      figure: figure('', whyNot(result)),
      method: result.method,
      n: 0,
      inputs,
      caveats: [],
      differences,
    }
  }
  const ends = range?.(result.value)
  const isExact = ends === undefined || ends.low === ends.high
  return {
    figure:
      !isExact && isInterval === true
        ? figure('', { value: quantityRange(ends.low, ends.high, unit) }, 'TEXT')
        : figure('', { value: textOf(read(result.value)) }),
    ...(isExact
      ? {}
      : {
          interval: {
            low: figure('/low', { value: decimalText(ends.low) }),
            high: figure('/high', { value: decimalText(ends.high) }),
          },
        }),
    method: result.method,
    n: result.n,
    inputs,
    // Dates may be imprecise and leave one answer: the days that have passed in any case, or the same date twice.
    caveats: caveatsOf(result).filter(({ code }) => !(isExact && code === 'IMPRECISE_DATES')),
    differences,
  }
}

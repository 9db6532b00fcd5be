import type { Figure } from '../../../schema/facts/figures/figure'
import type { Unit } from '../../../schema/facts/records/records'
import type { Estimated, ShortfallOverTime } from '../../methods/capacity/shortfall'
import { isKnown } from '../../methods/capacity/shortfall'
import type { Given, Missing, Result } from '../../methods/result'
import { isComputed, refused } from '../../methods/result'
import type { Computed, ComputedIdentity, Interval, Work } from '../computed'
import { computedFrom, decimalText, portfolioFigure } from '../computed'

/** What the figures of one part of an outlook have in common. */
export interface Source {
  /** What they are of: a hypothetical answer's are of nothing that an edition has. */
  readonly of: string
  readonly origins: readonly Pick<Figure, 'origin'>[]
}

/** A number or the reason for its absence as a figure of a month. */
export function figureIn(
  { of, origins }: Source,
  name: string,
  month: string,
  value: Given,
  unit: Unit = 'FTE',
): Figure {
  const cell =
    typeof value === 'number'
      ? { value: decimalText(value) }
      : { reason: value.reason, ...(value.note === undefined ? {} : { note: value.note }) }
  return portfolioFigure({
    name,
    of: `${of}/${month}`,
    cell,
    inputs: origins,
    unit,
    kind: 'NUMBER',
    period: month,
  })
}

/** A figure, and the range that it lies in where it is not exact. */
export interface RangedFigure {
  readonly figure: Figure
  readonly range?: Interval
}

export function rangedFigure(
  source: Source,
  name: string,
  month: string,
  estimated: Estimated,
): RangedFigure {
  if (!isKnown(estimated)) return { figure: figureIn(source, name, month, estimated) }
  const { value, low, high } = estimated
  const figure = figureIn(source, name, month, value)
  if (low === high) return { figure }
  return {
    figure,
    range: {
      low: figureIn(source, `${name}/low`, month, low),
      high: figureIn(source, `${name}/high`, month, high),
    },
  }
}

/** A figure by its name, and beside it the range that it lies in where it is not exact. */
export type Ranged<Name extends string> = { readonly [Key in Name]: Figure } & {
  readonly [Key in `${Name}Range`]?: Interval
}

export function ranged<const Name extends string>(name: Name, { figure, range }: RangedFigure): Ranged<Name> {
  return { [name]: figure, ...(range === undefined ? {} : { [`${name}Range`]: range }) } as Ranged<Name>
}

/** Nobody is short in any month that is known; or that cannot be told, for what is missing. */
function nobodyShort(
  months: readonly { readonly month: string; readonly shortfall: Estimated }[],
  without: string | undefined,
): Missing {
  if (without !== undefined)
    return { reason: 'NOT_PROVIDED', note: `nobody is short among those counted, ${without}` }
  const unknown = months.find(({ shortfall }) => !isKnown(shortfall))?.shortfall as Missing | undefined
  if (unknown === undefined)
    return { reason: 'NONE', note: `nobody is short through ${months.at(-1)?.month ?? ''}` }
  return {
    reason: unknown.reason,
    note: `nobody is short in the months that are known: ${unknown.note ?? ''}`,
  }
}

/** When people are first short, how short at the most, and for how long. */
export interface ShortfallFigures {
  /** A month, or that nobody is short. */
  readonly firstShortfall: Computed
  /** Full-time equivalents. */
  readonly peakShortfall: Computed
  /** Full-time equivalents times months. */
  readonly personMonths: Computed
}

/** @param without whom the months are without, in words, where they are not of all clusters */
export function shortfallFigures(
  { of, origins }: Source,
  prefix: string,
  result: Result<ShortfallOverTime>,
  months: () => readonly { readonly month: string; readonly shortfall: Estimated }[],
  inputs: () => readonly Figure[],
  without?: string,
): ShortfallFigures {
  const identity = (name: string): ComputedIdentity => ({ name: `${prefix}${name}`, of })
  let first = result
  if (isComputed(result) && result.value.first === undefined) {
    const none = nobodyShort(months(), without)
    first = refused(result.method, none.reason, none.note)
  }
  /** With its inputs listed when they are asked for: a plan has hundreds of them. */
  const figure = <Value>(work: Omit<Work<Value>, 'inputs' | 'origins'>): Computed => ({
    ...computedFrom({ ...work, inputs: [], origins }),
    get inputs() {
      return inputs()
    },
  })
  return {
    firstShortfall: figure({
      identity: identity('first-shortfall'),
      result: first,
      unit: 'DATE',
      read: (value) => value.first ?? '',
    }),
    peakShortfall: figure({
      identity: identity('peak-shortfall'),
      result,
      unit: 'FTE',
      read: ({ peak }) => peak.value,
      range: ({ peak }) => peak,
    }),
    personMonths: figure({
      identity: identity('shortfall-person-months'),
      result,
      unit: 'FTE',
      read: ({ personMonths }) => personMonths.value,
      range: ({ personMonths }) => personMonths,
    }),
  }
}

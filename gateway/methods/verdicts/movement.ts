import { changePoint } from '../change/changePoint'
import { signOf } from '../direction'
import { mean } from '../statistics/average'
import { MINIMUM_FOR_TREND, trend } from '../statistics/trend'
import type { ReadPhase } from './phase'

/** Latest values whose mean is held against the reference. */
const LATEST = 6

/** The way that a measure goes. */
export type Movement = 'WORSENING' | 'IMPROVING' | 'STEADY' | 'NOT_KNOWN'

/** The beginning of a change, with the range that the figures allow. */
export interface Beginning {
  readonly kind: 'STEP' | 'SLIDE'
  readonly period: string
  readonly earliest: string
  readonly latest: string
}

/** A sustained movement of a measure. */
export interface Moving {
  readonly movement: 'WORSENING' | 'IMPROVING'
  readonly by: 'EWMA' | 'TREND'
  /** The first period at whose end it would have been seen, without a break since. */
  readonly noticed: string
  readonly began?: Beginning
  /** Change so far in sigma, from the reference to the latest six; absent where sigma is not known. */
  readonly sigmas?: number
}

/** The side that a trend of the present stretch points to, or of the latest periods while the stretch is short. */
function trendSide(values: readonly (number | undefined)[], from: number): 1 | -1 | 0 {
  const stretch = values.slice(from)
  const looked = stretch.filter((value) => value !== undefined).length >= MINIMUM_FOR_TREND ? stretch : values
  return trend(looked).value?.direction ?? 0
}

interface Side {
  readonly side: 1 | -1 | 0
  readonly by: 'EWMA' | 'TREND'
}

/** The side on which the process moves at the end of a period: a trend of the stretch is newer than its signal. */
function sideAt({ values, states }: ReadPhase, end: number): Side {
  const state = states[end - 1]
  if (state === undefined) return { side: 0, by: 'EWMA' }
  const sloping = trendSide(values.slice(0, end), state.from)
  if (sloping !== 0 && sloping !== state.side) return { side: sloping, by: 'TREND' }
  return { side: state.side, by: 'EWMA' }
}

function beginning({ values, periods }: ReadPhase, from: number, noticed: string): Beginning | undefined {
  const change = changePoint(values.slice(from)).value
  const at = (index: number) => periods[from + index] ?? ''
  if (change === undefined) return undefined
  const capped = (period: string) => (period > noticed ? noticed : period)
  return {
    kind: change.kind,
    period: capped(at(change.index)),
    earliest: capped(at(change.earliest)),
    latest: capped(at(change.latest)),
  }
}

/** The sustained movement at the end of a phase; nothing where there is none. */
export function movingOf(all: ReadPhase): Moving | undefined {
  const { values, states, periods, options } = all
  const sign = signOf(options.direction)
  const now = sideAt(all, values.length)
  const state = states.at(-1)
  if (sign === undefined || now.side === 0 || state === undefined) return undefined
  let first = values.length
  while (first > 1 && sideAt(all, first - 1).side === now.side) first -= 1
  const noticed = periods[first - 1] ?? ''
  const from = now.by === 'TREND' && state.reference !== undefined ? state.from : state.referenceFrom
  const began = beginning(all, from, noticed)
  const latest = mean(values.slice(-LATEST).filter((value) => value !== undefined))
  const sigmas =
    state.reference === undefined || latest === undefined
      ? undefined
      : Math.abs(latest - state.reference.centre) / state.reference.sigma
  return {
    movement: now.side === sign ? 'IMPROVING' : 'WORSENING',
    by: now.by,
    noticed,
    ...(began === undefined ? {} : { began }),
    ...(sigmas === undefined ? {} : { sigmas }),
  }
}

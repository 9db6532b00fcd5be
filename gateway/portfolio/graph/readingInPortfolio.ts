import type { MeasureVersion } from '../../../schema/vocabulary/measure'
import type { Concern } from '../concerns/concerns'
import { concernsOf } from '../concerns/concerns'
import type { PortfolioView } from '../editions/view'
import type { Comparison } from '../measures/comparisonOf'
import type { MeasureReading } from '../measures/readings'

/** A reading with the edition that it is told at, for what the edition alone knows: its concerns and its definition. */
export interface ReadingInPortfolio extends MeasureReading {
  readonly view: PortfolioView
}

/** A comparison with the edition that its readings are told at. */
export interface ComparisonInPortfolio extends Omit<Comparison, 'readings'> {
  readonly readings: readonly ReadingInPortfolio[]
}

/** The reading at an edition. */
export function readingInPortfolio(view: PortfolioView, reading: MeasureReading): ReadingInPortfolio {
  return { ...reading, view }
}

/** The comparison at an edition. */
export function comparisonInPortfolio(
  view: PortfolioView,
  { readings, ...comparison }: Comparison,
): ComparisonInPortfolio {
  return { ...comparison, readings: readings.map((reading) => readingInPortfolio(view, reading)) }
}

/** The concerns of an edition about the measure of a reading, of its programme, whatever the period of the reading. */
export function concernsAbout(
  { view, programme, measure }: ReadingInPortfolio,
  includeIllustrative: boolean,
): readonly Concern[] {
  return concernsOf(view, includeIllustrative).filter(
    (one) => one.programmes.includes(programme) && one.measure === measure,
  )
}

/** The definition that a reading goes by; nothing where none was in force. */
export function definitionOf({ view, measure, version }: ReadingInPortfolio): MeasureVersion | undefined {
  return view.measures.get(measure)?.versions.find((one) => one.version === version)
}

import type { Figure } from '../../../schema/facts/figures/figure'
import type { Result } from '../../methods/result'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import type { Caveat } from '../computed'
import { inWords } from '../computed'
import type { MeasureReading } from './readings'
import type { VerdictFigures } from './verdictFigures'
import { verdictFigures } from './verdictFigures'

/** The verdict of a reading as the graph tells it. */
export interface ReadVerdict {
  readonly result: Result<SeriesVerdict>
  /** Absent where it was refused. */
  readonly value: SeriesVerdict | undefined
  readonly figures: VerdictFigures
  readonly age: Figure
  readonly caveats: readonly Caveat[]
}

/** The verdict behind a reading, with its figures. */
export function readVerdict({ verdict, period, age }: MeasureReading): ReadVerdict {
  const judged = verdict()
  return {
    result: judged.result,
    value: judged.result.value,
    figures: verdictFigures(judged, period),
    age,
    caveats: inWords(judged.caveats),
  }
}

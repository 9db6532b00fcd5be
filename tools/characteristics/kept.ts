import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { ScenarioOutcome } from './outcome'
import { scenarioOutcome } from './outcome'
import { AUTOCORRELATIONS, SCENARIO_IDS, SCENARIOS } from './scenarios'

/** The simulated figures, kept because simulating them takes minutes. */
export const KEPT_FILE = 'tools/characteristics/kept.json'

const SEED = 20_261_130

/** Series of each scenario that a test simulates again, to see that what is kept is still so. */
const SAMPLE = 3

/** What was simulated: everything, and its first few series alone. */
export interface Characteristics {
  readonly seed: number
  readonly outcomes: readonly ScenarioOutcome[]
  readonly sample: readonly ScenarioOutcome[]
}

function simulated(seriesOf: (most: number) => number, seed: number, done?: (one: ScenarioOutcome) => void) {
  return SCENARIO_IDS.flatMap((id) =>
    AUTOCORRELATIONS.map((autocorrelation) => {
      const outcome = scenarioOutcome(id, autocorrelation, seriesOf(SCENARIOS[id].series), seed)
      done?.(outcome)
      return outcome
    }),
  )
}

/** The first series of each scenario, simulated. */
export function sampleOf(seed: number = SEED): readonly ScenarioOutcome[] {
  return simulated((most) => Math.min(SAMPLE, most), seed)
}

/**
 * Simulates everything.
 *
 * @param done is told of each scenario
 */
export function characteristicsOf(done: (one: ScenarioOutcome) => void): Characteristics {
  return { seed: SEED, outcomes: simulated((most) => most, SEED, done), sample: sampleOf() }
}

/** What is kept in the package. */
export function keptCharacteristics(root: string): Characteristics {
  return JSON.parse(readFileSync(path.join(root, KEPT_FILE), 'utf8')) as Characteristics
}

/**
 * The gateway against one plain schema over the same resolvers: whatever is asked, the answers agree, wherever the
 * subgraphs run.
 *
 * `SEED` and `QUERIES` choose other and more questions.
 */
import type { Run } from './differential/run'
import { compareAnswers } from './differential/run'
import { TESTED_EXECUTION } from '../support/testedExecution'

const SEED = Number(process.env['SEED'] ?? '20260320')
const QUERIES = Number(process.env['QUERIES'] ?? '1000')
const MOST_SHOWN = 3

const RUNS = [
  ['in process', TESTED_EXECUTION],
  ['over HTTP', TESTED_EXECUTION],
  // Both ways are held against the one schema, whichever the tests are run with.
  ['in process', TESTED_EXECUTION === 'fast' ? 'standard' : 'fast'],
] as const

describe.each(RUNS)(
  `the gateway over subgraphs %s, executing the %s way, and one merged schema, over ${QUERIES} random questions from SEED=${SEED}`,
  (where, mode) => {
    let run: Run

    beforeAll(async () => {
      run = await compareAnswers(SEED, QUERIES, where, mode)
    }, 600_000)

    it('agree on every answer', () => {
      const { disagreements } = run
      if (disagreements.length > 0) {
        throw new Error(
          `${disagreements.length} differ:\n\n${disagreements.slice(0, MOST_SHOWN).join('\n\n')}`,
        )
      }
      // What would make agreement worthless: the same question again, keys in any order, no error ever met.
      expect(run.different / QUERIES).toBeGreaterThan(0.95)
      expect(run.asAsked / QUERIES).toBeGreaterThan(0.9)
      expect(run.inNoKnownOrder / QUERIES).toBeLessThan(0.01)
      expect(run.withErrors).toBeGreaterThan(0)
      expect(run.tooCostly / QUERIES).toBeLessThan(0.01)
    })

    it('are asked for every field of every type', () => {
      expect(run.unasked).toEqual([])
      // What hangs beneath a concern or a product is there for few of the fictional programmes: chance may pass it by.
      expect(run.unanswered.length / run.fields.length).toBeLessThan(0.01)
      // Some fields are null for a member by its nature, such as the lead of one that has none.
      expect(run.valueless.length / run.fields.length).toBeLessThan(0.05)
    })

    it('touch two subgraphs or more in nine of ten', () => {
      expect(run.touchingSeveral / QUERIES).toBeGreaterThanOrEqual(0.9)
    })
  },
)

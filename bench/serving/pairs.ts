import { median, spread } from '../statistics'
import type { Launched } from './load/launched'
import type { Run } from './load/load'

/** One figure of the array that `--json` prints. Greater is better for what `name` is about. */
export interface Ratio {
  readonly name: string
  readonly against: string
  readonly ratio: number
  readonly min: number
  readonly max: number
}

/** The runs of contenders that took turns, in the same order for each. */
export type Turns = ReadonlyMap<Launched, readonly Run[]>

/**
 * Has contenders take turns: first to last, then last to first, and so on, so that whatever else the machine does
 * meets all of them alike, and none always follows the same other.
 *
 * @param rounds how often each has its turn
 */
export async function inTurns(
  contenders: readonly Launched[],
  rounds: number,
  run: (contender: Launched) => Promise<Run>,
): Promise<Turns> {
  const turns = new Map(contenders.map((contender): [Launched, Run[]] => [contender, []]))
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contenders : [...contenders].reverse()
    for (const contender of order) turns.get(contender)?.push(await run(contender))
  }
  return turns
}

/** How a figure of one contender stands to the same of another in each pair. */
export function ratioOf(
  name: string,
  turns: Turns,
  [one, other]: readonly [Launched, Launched],
  figure: (run: Run) => number = ({ rate }) => rate,
): Ratio {
  const others = turns.get(other) ?? []
  const ratios = (turns.get(one) ?? []).map((run, i) => {
    const against = others[i]
    return against === undefined ? NaN : figure(run) / figure(against)
  })
  const { low, high } = spread(ratios)
  return { name, against: other.name, ratio: median(ratios), min: low, max: high }
}

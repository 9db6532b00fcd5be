import { median, spread } from '../statistics'
import type { Launched } from './load/launched'
import type { Run } from './load/load'
import type { Ratio, Turns } from './pairs'
import { GOALS } from './goals'
import { ratioOf } from './pairs'

/** `1.23 (1.10 to 1.31)` */
export function shown(values: readonly number[], digits: number): string {
  const { low, high } = spread(values)
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}

/** What a benchmark found out: lines for a reader as it goes, and ratios. */
export class Report {
  readonly ratios: Ratio[] = []
  /** Whether every goal has been met so far. */
  isMet = true
  readonly #tell: (line: string) => void

  constructor(tell: (line: string) => void) {
    this.#tell = tell
  }

  section(title: string, ...lines: readonly string[]): void {
    for (const line of ['', title, ...lines]) this.#tell(line)
  }

  line(text: string): void {
    this.#tell(`  ${text}`)
  }

  /** The absolute figures of each contender. */
  turns(turns: Turns): void {
    for (const [{ name, behind }, runs] of turns) {
      const of = (figure: (run: Run) => number, digits: number) => shown(runs.map(figure), digits)
      this.line(
        [
          name.padEnd(28),
          `${of(({ rate }) => rate, 0)} answers/s`,
          `processor ${of(({ processorMillis }) => processorMillis, 2)} ms an answer`,
          ...(behind.length === 0 ? [] : [`and ${of(({ behindMillis }) => behindMillis, 2)} of its members`]),
          `load generator ${of(({ loadMillis }) => loadMillis, 2)}`,
          `p50 ${median(runs.map(({ p50 }) => p50)).toFixed(0)} ms`,
          `p99 ${median(runs.map(({ p99 }) => p99)).toFixed(0)} ms`,
        ].join('  '),
      )
    }
  }

  /**
   * How one contender's rate stands to another's, pair by pair. Beside it the same by the processor time of all that
   * takes part in an answer, members included: others on the machine disturb it less, and it does not depend on
   * which core is the fuller one.
   */
  ratio(name: string, turns: Turns, [one, other]: readonly [Launched, Launched]): void {
    const ratio = ratioOf(name, turns, [one, other])
    const byProcessor = ratioOf(name, turns, [one, other], perProcessor)
    this.ratios.push(ratio)
    const verdict = this.#verdict(ratio.ratio, GOALS[`${name}/${other.name}`])
    const byItself = `${name}, against ${other.name}: ${ratioText(ratio)}`
    this.line(`${byItself}; by processor time ${ratioText(byProcessor)}${verdict}`)
  }

  /** A goal that something must stay below. */
  below(what: string, value: number, goal: number, unit: string): void {
    const isMet = value < goal
    this.isMet &&= isMet
    this.line(`${what}: ${value.toFixed(2)}${unit}; goal below ${goal}${unit}: ${isMet ? 'met' : 'MISSED'}`)
  }

  #verdict(value: number, goal: number | undefined): string {
    if (goal === undefined) return ''
    const isMet = value >= goal
    this.isMet &&= isMet
    return `; goal ${goal}: ${isMet ? 'met' : 'MISSED'}`
  }
}

const perProcessor = ({ processorMillis, behindMillis }: Run) => 1 / (processorMillis + behindMillis)

function ratioText({ ratio, min, max }: Ratio): string {
  const digits = ratio >= 10 ? 1 : 2
  return `${ratio.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`
}

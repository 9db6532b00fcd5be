import { sum } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const BUFFERS: Method = { id: 'critical-chain-buffers', version: '1' }

/** A task's duration if all goes well, and one that will be met nine times in ten; in one unit. */
export interface ChainTask {
  readonly aggressive: number
  readonly safe: number
}

/** Sizes of a project buffer, in the unit of the durations. */
export interface Buffers {
  /** Sum of the aggressive durations. */
  readonly chain: number
  /** Half of the chain. */
  readonly halfOfChain: number
  /** Half of the safety taken out: `sum(safe - aggressive) / 2`. */
  readonly halfOfSafety: number
  /** `sqrt(sum((safe - aggressive)^2))` */
  readonly rootSumSquare: number
}

/**
 * Buffer sizes of a critical chain. Source: Theory of Constraints Handbook (half of the chain); the root
 * of the sum of squares is attributed to Newbold 1998 and not confirmed. A second view, never the first.
 *
 * Refused with no task, and where a safe duration is shorter than the aggressive one.
 */
export function buffers(tasks: readonly ChainTask[]): Result<Buffers> {
  if (tasks.length === 0) return refused(BUFFERS, 'NOT_PROVIDED', 'The chain has no tasks.')
  const safety = tasks.map(({ aggressive, safe }) => safe - aggressive)
  if (safety.some((days) => days < 0)) {
    return refused(BUFFERS, 'NOT_APPLICABLE', 'A safe duration is shorter than the aggressive one.')
  }
  const chain = sum(tasks.map(({ aggressive }) => aggressive))
  return computed(BUFFERS, tasks.length, {
    chain,
    halfOfChain: chain / 2,
    halfOfSafety: sum(safety) / 2,
    rootSumSquare: Math.sqrt(sum(safety.map((days) => days * days))),
  })
}

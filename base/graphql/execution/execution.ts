import { Problem } from '../../problems/problem'
import type { Logger } from '../../process/logger'
import { Fallbacks } from './fallbacks'

/**
 * The two ways to execute: `fast` by functions that are compiled once for each document, `standard` by graphql-js and
 * `@apollo/gateway` alone.
 */
export const EXECUTION_MODES = ['fast', 'standard'] as const

export type ExecutionMode = (typeof EXECUTION_MODES)[number]

/** The way in which a service executes every question, made once when it starts. */
export interface Execution {
  readonly mode: ExecutionMode
  readonly fallbacks: Fallbacks
}

const SILENT: Pick<Logger, 'warn'> = { warn: () => undefined }

/** @param logger told of faults of the fast path */
export function executionBy(mode: ExecutionMode = 'fast', logger = SILENT): Execution {
  return { mode, fallbacks: new Fallbacks(logger) }
}

/** Describes an execution as `/health` shows it. */
export function executionState({ mode, fallbacks }: Execution): object {
  return { mode, fallbacks: fallbacks.counts }
}

/**
 * Reads `EXECUTION`: `fast` where it is unset.
 *
 * @throws Problem BAD_EXECUTION
 */
export function executionModeIn(environment: Readonly<Record<string, string | undefined>>): ExecutionMode {
  const text = environment['EXECUTION'] ?? ''
  if (text === '') return 'fast'
  const mode = EXECUTION_MODES.find((one) => one === text)
  if (mode !== undefined) return mode
  throw new Problem('BAD_EXECUTION', `EXECUTION is "${text}"; it must be ${EXECUTION_MODES.join(' or ')}`)
}

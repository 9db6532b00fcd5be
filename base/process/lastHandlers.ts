import type { Logger } from './logger'

/** How long a service may take to stop after an exception that nothing caught. */
const STOP_MILLIS = 5_000

export interface LastHandlersOptions {
  readonly logger: Pick<Logger, 'warn'>
  /** Stops the service in order. */
  readonly stop: () => Promise<void>
}

/** Whether the operating system refused something to a stream or a socket: nothing else was interrupted by it. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && typeof error.syscall === 'string'
}

/**
 * Handles what nothing else has, for as long as the process runs.
 *
 * A rejection that nobody waits for is logged, and the service goes on: what was awaited elsewhere is untouched. So
 * is a failure of a stream or a socket. Any other exception has broken off code halfway, and what is held in memory
 * may not agree any more: as no answer may be wrong, the service stops in order and ends with 1. Its stores are
 * transactional, so that a supervisor's restart loses nothing.
 */
export function installLastHandlers({ logger, stop }: LastHandlersOptions): void {
  process.on('unhandledRejection', (reason) => {
    logger.warn({ err: reason }, 'something failed that nobody waited for')
  })
  process.on('uncaughtException', (error) => {
    if (isOfSystem(error)) {
      logger.warn({ err: error }, 'a stream or a socket failed that nobody listened to')
      return
    }
    process.exitCode = 1
    logger.warn({ err: error }, 'an exception was not caught: the service stops')
    setTimeout(() => process.exit(), STOP_MILLIS).unref()
    stop().then(
      () => process.exit(),
      (failure: unknown) => {
        logger.warn({ err: failure }, 'the service could not be stopped in order')
        process.exit()
      },
    )
  })
}

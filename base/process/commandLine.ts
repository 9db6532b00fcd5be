import { Problem } from '../problems/problem'

/**
 * Runs a command and ends with the exit code that it gives; with 2, and the reason on standard error, where the
 * configuration or the call is wrong.
 */
export function runCommand(command: () => Promise<number>): void {
  command().then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`${textOf(error)}\n`)
      process.exitCode = 2
    },
  )
}

function textOf(error: unknown): string {
  if (!(error instanceof Problem)) return String((error as Error).stack ?? error)
  return error.message.endsWith(`[${error.code}]`) ? error.message : `${error.message} [${error.code}]`
}

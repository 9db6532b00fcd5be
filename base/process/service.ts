import { once } from 'node:events'

import { installLastHandlers } from './lastHandlers'
import type { Logger } from './logger'

/** Something that is asked over HTTP until it is stopped. */
export interface Service {
  readonly url: string
  stop(): Promise<void>
}

export interface ServiceRun {
  readonly name: string
  readonly logger: Pick<Logger, 'warn'>
  readonly starting: Promise<Service>
  /** Addresses that it answers at, by what is found there. */
  readonly paths: Readonly<Record<string, string>>
}

/** Runs a service until the process is told to stop, says where it listens, and stops it in order. */
export async function runService({ name, logger, starting, paths }: ServiceRun): Promise<number> {
  const stop = async () => (await starting).stop()
  installLastHandlers({ logger, stop })
  const { url } = await starting
  const told = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const lines = Object.entries(paths).map(([what, path]) => `  ${what.padEnd(12)} ${url}${path}`)
  process.stdout.write(`\n${name} is listening.\n${lines.join('\n')}\n\n`)
  await told
  await stop()
  return 0
}

import { Problem } from '../schema/problem'
import { readConfiguration } from './configuration'
import { start } from './start'

async function main(): Promise<void> {
  const { url, stop } = await start(readConfiguration(process.env))
  process.stdout.write(
    [
      '',
      'Portfolio Light is listening.',
      `  Playground   ${url}/playground`,
      `  GraphQL      ${url}/graphql`,
      `  Health       ${url}/health`,
      '',
    ].join('\n') + '\n',
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().then(() => process.exit(0))
    })
  }
}

main().catch((error: unknown) => {
  const text =
    error instanceof Problem ? `${error.message} [${error.code}]` : String((error as Error).stack ?? error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})

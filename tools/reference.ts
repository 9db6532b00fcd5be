import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Json } from './reference/json'
import { runFixture } from './reference/run'
import type { Outcome } from './reference/run'

function jsonFiles(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
}

function outcomesOf(directory: string, file: string): readonly Outcome[] {
  const whole = path.join(directory, file)
  try {
    return runFixture(path.resolve(whole), JSON.parse(readFileSync(whole, 'utf8')) as Json).map(
      (outcome) => ({
        ...outcome,
        name: outcome.name.replace(path.resolve(whole), file),
      }),
    )
  } catch (error) {
    return [{ name: file, status: 'BROKEN', message: error instanceof Error ? error.message : String(error) }]
  }
}

function lineOf(outcome: Outcome): string | undefined {
  switch (outcome.status) {
    case 'PASSED':
      return undefined
    case 'FAILED': {
      const [{ where, expected, actual }, ...others] = outcome.differences
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`
      const place = where === '' ? outcome.name : `${outcome.name} ${where}`
      return `failed  ${place}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}${more}`
    }
    case 'BROKEN':
      return `failed  ${outcome.name}: ${outcome.message}`
    case 'SKIPPED':
      return `skipped ${outcome.name}: ${outcome.reason}`
  }
}

/** Runs every fixture below a directory; the exit code is 1 where any case fails. */
function main(directory: string | undefined): void {
  if (directory === undefined || !existsSync(directory)) {
    console.error(
      directory === undefined ? 'Usage: npm run reference -- DIRECTORY' : `There is no ${directory}`,
    )
    process.exitCode = 2
    return
  }
  const outcomes = jsonFiles(directory).flatMap((file) => outcomesOf(directory, file))
  for (const line of outcomes.map(lineOf)) if (line !== undefined) console.log(line)
  const passed = outcomes.filter(({ status }) => status === 'PASSED').length
  const failed = outcomes.filter(({ status }) => status === 'FAILED' || status === 'BROKEN').length
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

main(process.argv[2])

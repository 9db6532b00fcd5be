import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Json } from './portfolio/comparison/reference/json'
import { runFixture } from './portfolio/comparison/reference/run'
import type { Outcome } from './portfolio/comparison/reference/run'

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

function linesOf(outcome: Outcome): readonly string[] {
  switch (outcome.status) {
    case 'PASSED':
      return []
    case 'FAILED':
      return outcome.differences.map(
        ({ where, expected, actual }) =>
          `failed  ${outcome.name} ${where}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`,
      )
    case 'BROKEN':
      return [`failed  ${outcome.name}: ${outcome.message}`]
    case 'SKIPPED':
      return [`skipped ${outcome.name}: ${outcome.reason}`]
  }
}

/** Runs every fixture below a directory; the exit code is 1 where any case fails. */
function main(directory: string | undefined): void {
  if (directory === undefined) {
    console.error('Usage: npm run reference -- DIRECTORY')
    process.exitCode = 2
    return
  }
  const outcomes = jsonFiles(directory).flatMap((file) => outcomesOf(directory, file))
  for (const line of outcomes.flatMap(linesOf)) console.log(line)
  const passed = outcomes.filter(({ status }) => status === 'PASSED').length
  const failed = outcomes.filter(({ status }) => status === 'FAILED' || status === 'BROKEN').length
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

main(process.argv[2])

/**
 * Simulates series whose truth is known and prints how often the rules that judge them err. Without a flag the
 * printed figures are those that are kept; `--write` simulates all of them again, which takes some minutes, and
 * keeps them for `docs/concerns.md`.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { runCommand } from '../base/process/commandLine'
import { packageRoot } from '../base/process/packageRoot'
import { characteristicsSection } from './characteristics/characteristicsSection'
import { characteristicsOf, keptCharacteristics, KEPT_FILE } from './characteristics/kept'

async function main(write: boolean): Promise<number> {
  const root = packageRoot()
  if (write) {
    const simulated = characteristicsOf((outcome) => {
      process.stderr.write(`${outcome.scenario} ${outcome.autocorrelation}\n`)
    })
    writeFileSync(path.join(root, KEPT_FILE), `${JSON.stringify(simulated, null, 2)}\n`)
  }
  process.stdout.write(`${characteristicsSection(keptCharacteristics(root)).join('\n')}\n`)
  return 0
}

runCommand(() => main(process.argv.includes('--write')))

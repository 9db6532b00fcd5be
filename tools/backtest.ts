/**
 * Runs the shipped rules over the GMPP annual data of 2014 to 2022 and prints what they would have said in
 * time. With `--write`, writes the tables of `docs/worked-example.md` and the reference class that is shipped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { runCommand } from '../base/process/commandLine'
import { packageRoot } from '../base/process/packageRoot'
import { withTables } from './backtest/document'
import { readPublications } from './backtest/publications'
import { backtestReport } from './backtest/report'
import { casesFile, redsFile } from './backtest/sourceFiles'

async function main(folder: string | undefined, write: boolean): Promise<number> {
  if (folder === undefined || !existsSync(folder)) {
    const usage = 'Usage: npm run backtest -- DIRECTORY [--write], with gmpp_2014.csv to gmpp_2022.csv in it'
    console.error(folder === undefined ? usage : `There is no ${folder}`)
    return 2
  }
  const publications = await readPublications(folder)
  const { tables, cases, reds } = backtestReport(publications)
  for (const [name, text] of tables) console.log(`${name}\n\n${text}\n`)
  if (!write) return 0
  const document = path.join(packageRoot(), 'docs', 'worked-example.md')
  writeFileSync(document, withTables(readFileSync(document, 'utf8'), tables))
  const generated = path.join(packageRoot(), 'gateway', 'portfolio', 'concerns', 'referenceClass')
  writeFileSync(path.join(generated, 'gmppCases.ts'), casesFile(cases, publications))
  writeFileSync(path.join(generated, 'gmppReds.ts'), redsFile(reds))
  return 0
}

const [folder, ...flags] = process.argv.slice(2)
runCommand(() => main(folder, flags.includes('--write')))

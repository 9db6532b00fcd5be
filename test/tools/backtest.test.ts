import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { withTables } from '../../tools/backtest/document'
import { expectedConcerns, explanations } from '../../tools/backtest/expected'
import { projectsOf } from '../../tools/backtest/projects'
import type { Publication } from '../../tools/backtest/publications'
import { readPublications } from '../../tools/backtest/publications'
import { backtestReport } from '../../tools/backtest/report'
import { casesFile, redsFile } from '../../tools/backtest/sourceFiles'
import { workedExample } from '../../tools/backtest/workedExample'
import { sharedFolder } from '../reference/location'

const shared = sharedFolder()
const real = shared === undefined ? describe.skip : describe
if (shared === undefined) process.stderr.write('Back-test: skipped, no reference folder\n')

const textOf = (...parts: readonly string[]) => readFileSync(path.join(packageRoot(), ...parts), 'utf8')

real('the back-test over the GMPP annual data of 2014 to 2022', () => {
  let publications: readonly Publication[] = []

  // Nine files, read one after another.
  beforeAll(async () => {
    publications = await readPublications(path.join(shared ?? '', 'data', 'gmpp'))
  }, 600_000)

  it('comes to what docs/worked-example.md and the shipped reference class state', () => {
    const { tables, cases, reds } = backtestReport(publications)
    const document = textOf('docs', 'worked-example.md')
    // Where this fails: `npm run backtest -- DIR --write`, and look at what has changed.
    expect(withTables(document, tables)).toBe(document)
    expect(casesFile(cases, publications)).toBe(
      textOf('gateway', 'portfolio', 'concerns', 'referenceClass', 'gmppCases.ts'),
    )
    expect(redsFile(reds)).toBe(textOf('gateway', 'portfolio', 'concerns', 'referenceClass', 'gmppReds.ts'))
  })

  it('has every miss and every false alarm of the list explained, and nothing else', () => {
    const projects = projectsOf(publications)
    const of = (milestones: 'AS_PUBLISHED' | 'END', outcome: string) =>
      workedExample(projects, expectedConcerns(), milestones)
        .filter((one) => one.outcome === outcome)
        .map(({ programme, year, rule }) => `${programme} ${year} ${rule}`)
        .sort()
    const { misses, falseAlarms } = explanations()
    const named = (lines: typeof misses) =>
      lines.map(({ programme, year, rule }) => `${programme} ${year} ${rule}`).sort()
    expect(named(misses)).toEqual(of('AS_PUBLISHED', 'MISS'))
    expect(named(falseAlarms)).toEqual(of('END', 'FALSE_ALARM'))
  })

  it('counts what can be counted in the files by hand', () => {
    // Projects in a publication: the published counts. Red in 2021 and 2022, central: counted in the files.
    const red = (year: number) =>
      publications
        .find((one) => one.year === year)
        ?.records.filter(({ fields }) => fields['centralRating']?.value === 'RED').length
    expect(publications.map(({ records }) => records.length)).toEqual([
      199, 188, 143, 143, 133, 133, 125, 184, 235,
    ])
    expect([red(2021), red(2022)]).toEqual([7, 24])
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'

const METHODS = path.join(packageRoot(), 'gateway/methods')
const RESOLVERS = path.join(packageRoot(), 'gateway/portfolio/graph')

/** Methods that no resolver reaches yet: the verdicts on clusters and their client organisations will. */
const AWAITED = [
  'change/pettitt.ts',
  'delivery/throughput.ts',
  'forecast/accuracy.ts',
  'forecast/backtest.ts',
  'forecast/benchmarks.ts',
  'forecast/interval.ts',
  'forecast/measureForecast.ts',
  'forecast/smoothing.ts',
  'spc/ewmaRunLength.ts',
  'spc/pPrime.ts',
  'statistics/robustZ.ts',
]

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => path.join(folder, file))
}

const IMPORTED = /(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORTED)]
    .map(([, specifier = '']) => path.resolve(path.dirname(file), `${specifier.replace(/\.js$/, '')}.ts`))
    .filter((imported) => existsSync(imported))
}

function reachedFrom(starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts)
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported)
  return reached
}

test('every method is reached from the resolvers, but for those that are awaited', () => {
  const reached = reachedFrom(filesIn(RESOLVERS))
  const unreached = filesIn(METHODS).filter((file) => !reached.has(file))
  expect(unreached.map((file) => path.relative(METHODS, file)).sort()).toEqual(AWAITED)
})

import { isObject } from '../../base/json/isObject'
import { disagreements } from './agreement'
import type { Disagreement } from './agreement'
import { CAPACITY_READERS } from './capacity'
import { DELIVERY_READERS } from './delivery'
import { FORECAST_READERS } from './forecast'
import { FUNNEL_READERS } from './funnel'
import { HONESTY_READERS } from './honesty'
import { isArray } from './json'
import type { Json, JsonObject } from './json'
import { RANK_READERS } from './ranks'
import type { Reader } from './reader'
import { ROBUST_Z_READERS } from './robustZ'
import { SPC_READERS } from './spc'
import { VERDICT_READERS } from './verdicts'

/** Readers by the folder that their fixtures lie in. */
const READERS: Readonly<Record<string, readonly Reader[]>> = {
  spc: SPC_READERS,
  funnel: FUNNEL_READERS,
  ranks: RANK_READERS,
  composite: ROBUST_Z_READERS,
  delivery: DELIVERY_READERS,
  forecast: FORECAST_READERS,
  capacity: CAPACITY_READERS,
  honesty: HONESTY_READERS,
  verdicts: VERDICT_READERS,
}

type Difference = Required<Disagreement>
type Differences = readonly [Difference, ...Difference[]]

/** What became of one case of a fixture file. */
export type Outcome =
  | { readonly name: string; readonly status: 'PASSED' }
  | {
      readonly name: string
      readonly status: 'FAILED'
      readonly differences: Differences
    }
  | { readonly name: string; readonly status: 'BROKEN'; readonly message: string }
  | { readonly name: string; readonly status: 'SKIPPED'; readonly reason: string }

/** Where no case of its own is to be looked for. */
const PARTS_OF_A_CASE: ReadonlySet<string> = new Set(['input', 'expected', 'published'])

/** The area of a file: the nearest folder of its path that is one. */
function areaOf(path: string): string | undefined {
  return path
    .split(/[\\/]/)
    .slice(0, -1)
    .reverse()
    .find((folder) => folder in READERS)
}

function nameOf(fixture: JsonObject, place: string): string {
  const id = fixture['id'] ?? fixture['fn']
  return typeof id === 'string' ? `${place} (${id})` : place
}

/** How many single values are expected. */
function leaves(expected: Json): number {
  if (isArray(expected)) return expected.reduce<number>((sum, item) => sum + leaves(item), 0)
  if (isObject(expected)) return Object.values(expected).reduce<number>((sum, item) => sum + leaves(item), 0)
  return 1
}

function runCase(fixture: JsonObject, reader: Reader, place: string): readonly Outcome[] {
  const name = `${nameOf(fixture, place)} ${reader.method}`
  try {
    const checks = reader.read(fixture)
    const found = checks.flatMap(({ expected, actual, tolerance }) =>
      disagreements(expected, actual, tolerance),
    )
    const [first, ...others] = found.filter(
      (difference): difference is Difference => difference.actual !== undefined,
    )
    const unanswered = found.filter(({ actual }) => actual === undefined)
    const skipped = unanswered.map(({ where }): Outcome => ({
      name: `${name} ${where}`,
      status: 'SKIPPED',
      reason: 'no function gives this',
    }))
    if (first !== undefined) return [{ name, status: 'FAILED', differences: [first, ...others] }, ...skipped]
    // Nothing that was expected has been compared: that is no pass.
    const compared = checks.reduce((sum, { expected }) => sum + leaves(expected), 0) - unanswered.length
    return compared > 0 ? [{ name, status: 'PASSED' }, ...skipped] : skipped
  } catch (error) {
    return [{ name, status: 'BROKEN', message: error instanceof Error ? error.message : String(error) }]
  }
}

function explore(json: Json, place: string, readers: readonly Reader[]): readonly Outcome[] {
  if (isArray(json)) return json.flatMap((item, i) => explore(item, `${place}[${i}]`, readers))
  if (!isObject(json)) return [{ name: place, status: 'SKIPPED', reason: 'not a case' }]
  const takers = readers.filter(({ takes }) => takes(json))
  if (takers.length > 0) return takers.flatMap((reader) => runCase(json, reader, place))
  const parts = Object.entries(json).filter(
    ([key, value]) =>
      !PARTS_OF_A_CASE.has(key) && (isObject(value) || (isArray(value) && value.some(isObject))),
  )
  const within = parts.flatMap(([key, value]) => explore(value, `${place}.${key}`, readers))
  if (within.some(({ status }) => status !== 'SKIPPED')) return within
  const keys = Object.keys(json).join(', ')
  return [{ name: nameOf(json, place), status: 'SKIPPED', reason: `no function takes a case with ${keys}` }]
}

/**
 * Runs every case of one fixture file through the functions that the graph uses.
 *
 * @param path where the file lies; its folder's name says which area it belongs to
 */
export function runFixture(path: string, json: Json): readonly Outcome[] {
  const area = areaOf(path)
  if (area === undefined) return [{ name: path, status: 'SKIPPED', reason: 'in no folder of a known area' }]
  return explore(json, path, READERS[area] ?? [])
}

import { disagreements } from './agreement'
import type { Disagreement } from './agreement'
import { isArray, isObject } from './json'
import type { Json, JsonObject } from './json'
import type { Reader } from './reader'
import { SPC_READERS } from './spc'

/** Readers by the folder that their fixtures lie in. */
const READERS: Readonly<Record<string, readonly Reader[]>> = {
  spc: SPC_READERS,
}

/** What became of one case of a fixture file. */
export type Outcome =
  | { readonly name: string; readonly status: 'PASSED' }
  | {
      readonly name: string
      readonly status: 'FAILED'
      readonly differences: readonly Required<Disagreement>[]
    }
  | { readonly name: string; readonly status: 'BROKEN'; readonly message: string }
  | { readonly name: string; readonly status: 'SKIPPED'; readonly reason: string }

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

function runCase(fixture: JsonObject, reader: Reader, place: string): readonly Outcome[] {
  const name = `${nameOf(fixture, place)} ${reader.method}`
  try {
    const found = reader
      .read(fixture)
      .flatMap(({ expected, actual, tolerance }) => disagreements(expected, actual, tolerance))
    const wrong = found.filter(
      (difference): difference is Required<Disagreement> => difference.actual !== undefined,
    )
    const unanswered = found.filter(({ actual }) => actual === undefined)
    const skipped = unanswered.map(({ where }): Outcome => ({
      name: `${name} ${where}`,
      status: 'SKIPPED',
      reason: 'no function gives this',
    }))
    const verdict: Outcome =
      wrong.length === 0 ? { name, status: 'PASSED' } : { name, status: 'FAILED', differences: wrong }
    return [verdict, ...skipped]
  } catch (error) {
    return [{ name, status: 'BROKEN', message: error instanceof Error ? error.message : String(error) }]
  }
}

function explore(json: Json, place: string, readers: readonly Reader[]): readonly Outcome[] {
  if (isArray(json)) return json.flatMap((item, i) => explore(item, `${place}[${i}]`, readers))
  if (!isObject(json)) return [{ name: place, status: 'SKIPPED', reason: 'not a case' }]
  const takers = readers.filter(({ takes }) => takes(json))
  if (takers.length > 0) return takers.flatMap((reader) => runCase(json, reader, place))
  const lists = Object.entries(json).filter(([, value]) => isArray(value) && value.some(isObject))
  if (lists.length > 0) return lists.flatMap(([key, value]) => explore(value, `${place}.${key}`, readers))
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

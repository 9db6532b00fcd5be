import { largestOrdinaryZ, ordinaryZ, robustZ } from '../../gateway/methods/statistics/robustZ'
import { has, numberOf, numbersOf } from './json'
import type { Json } from './json'
import type { Check, Reader } from './reader'

const robust: Reader = {
  method: 'robust z',
  takes: (fixture) =>
    has(fixture, 'n', 'maxPossibleOrdinaryZ') ||
    (has(fixture, 'x') && (has(fixture, 'ordinaryZ') || has(fixture, 'modifiedZ') || has(fixture, 'madRaw'))),
  read: (fixture) => {
    const { x: _x, n: _n, note: _note, id: _id, reason, ...expected } = fixture
    const actual: Record<string, Json> = {}
    if (has(fixture, 'maxPossibleOrdinaryZ'))
      actual['maxPossibleOrdinaryZ'] = largestOrdinaryZ(numberOf(fixture, 'n'))
    if (!has(fixture, 'x')) return [{ expected, actual }]
    const values = numbersOf(fixture, 'x')
    const result = robustZ(values)
    actual['median'] = result.value?.median ?? null
    actual['madRaw'] = result.value?.mad ?? null
    actual['modifiedZ'] = result.value?.modified ?? null
    actual['meanAdFallback'] = result.value?.fallback ?? null
    actual['outlierAbove3.5'] = result.value?.unusual ?? null
    actual['ordinaryZ'] = ordinaryZ(values).value ?? null
    const checks: Check[] = [{ expected, actual }]
    if (reason !== undefined) checks.push({ expected: true, actual: result.value?.modified === undefined })
    return checks
  },
}

/** Fixtures of the folder `composite`: of composites, only what screens their inputs is served. */
export const ROBUST_Z_READERS: readonly Reader[] = [robust]

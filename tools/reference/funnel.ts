import { funnel } from '../../gateway/methods/funnel/funnel'
import type { FunnelPoint } from '../../gateway/methods/funnel/funnel'
import { poissonLimits } from '../../gateway/methods/funnel/limits'
import type { FunnelLimits } from '../../gateway/methods/funnel/limits'
import type { FunnelKind } from '../../gateway/methods/funnel/score'
import { has, numberOf, numbersOf, objectOf, objectsOf, optionalNumber, textOf } from './json'
import type { Json, JsonObject } from './json'
import type { Check, Reader } from './reader'

const KINDS: Readonly<Record<string, FunnelKind>> = {
  'SR SHMI': 'RATIO_SHMI',
  'SR CQC': 'RATIO_CQC',
  PR: 'PROPORTION',
  RC: 'RATIO_OF_COUNTS',
}

function kindOf(input: JsonObject): FunnelKind {
  const type = textOf(input, 'dataType')
  const name = type === 'SR' ? `${type} ${textOf(input, 'srMethod')}` : type
  const kind = KINDS[name]
  if (kind === undefined) throw new TypeError(`${name} is not a kind of funnel`)
  return kind
}

function limitsOf(
  limits: FunnelLimits | undefined,
  name: (level: 95 | 99, side: 'LCL' | 'UCL') => string,
): JsonObject {
  return {
    [name(95, 'LCL')]: limits?.lower95 ?? null,
    [name(95, 'UCL')]: limits?.upper95 ?? null,
    [name(99, 'LCL')]: limits?.lower998 ?? null,
    [name(99, 'UCL')]: limits?.upper998 ?? null,
  }
}

/** The standard error behind the limits, which for ratios of counts is not the one behind the score. */
function drawnWith({ standardError, unit }: FunnelPoint, kind: FunnelKind): number {
  return kind === 'RATIO_OF_COUNTS' ? 1 / (2 * Math.sqrt(unit.denominator)) : standardError
}

function group(point: FunnelPoint, kind: FunnelKind): Json {
  const { unit, trimmed } = point
  return {
    group: unit.id,
    numerator: unit.numerator,
    denominator: unit.denominator,
    rr: point.ratio,
    target_transformed: point.transformedTarget,
    Y: point.transformed,
    Uzscore: point.z,
    rk: trimmed.rank ?? null,
    sp: trimmed.band ?? null,
    truncated: Number(trimmed.trimmed),
    winsorised: Number(trimmed.trimmed),
    Wuzscore: trimmed.z ?? null,
    s_within: point.standardError,
    s: drawnWith(point, kind),
    ...limitsOf(point.adjusted, (level, side) => `OD${level}${side}`),
    ...limitsOf(point.unadjusted, (level, side) => `${side}${level}`),
    outlier: Number(point.flagged),
  }
}

const funnelCase: Reader = {
  method: 'funnel',
  takes: (fixture) => has(fixture['input'], 'dataType', 'groups'),
  read: (fixture) => {
    const input = objectOf(fixture, 'input')
    const kind = kindOf(input)
    const adjust = input['drawAdjusted'] !== false
    const result = funnel(
      objectsOf(input, 'groups').map((unit) => ({
        id: textOf(unit, 'group'),
        numerator: numberOf(unit, 'numerator'),
        denominator: numberOf(unit, 'denominator'),
      })),
      {
        kind,
        adjust,
        flagAt: input['limit'] === 95 ? 95 : 99.8,
        trim: optionalNumber(input, 'trimBy') ?? 0.1,
        // The fixtures are smaller than this project would adjust.
        minimumUnits: 2,
      },
    )
    if (result.refused !== undefined) throw new Error(result.refused.detail)
    const { points, target, n, phi, tau2, fellBack } = result.value
    const actual: Json = {
      target,
      n,
      // The reference program reports no dispersion where none was asked for.
      phi: adjust ? phi : 0,
      tau2: adjust ? tau2 : 0,
      fellBackToUnadjusted: fellBack,
      outliers: points.filter(({ flagged }) => flagged).length,
      groups: points.map((point) => group(point, kind)),
    }
    const checks: Check[] = [
      { expected: objectOf(fixture, 'expected'), actual, tolerance: { relative: 1e-6 } },
    ]
    const published = fixture['published']
    if (has(published)) checks.push({ expected: published, actual: { phi }, tolerance: { asPrinted: true } })
    return checks
  },
}

const poisson: Reader = {
  method: 'exact Poisson limits',
  takes: (fixture) => has(fixture, 'x', 'll95'),
  read: (fixture) => {
    const limits = numbersOf(fixture, 'x').map(poissonLimits)
    const actual: JsonObject = {
      ll95: limits.map(({ lower95 }) => lower95),
      ul95: limits.map(({ upper95 }) => upper95),
      ll998: limits.map(({ lower998 }) => lower998),
      ul998: limits.map(({ upper998 }) => upper998),
    }
    return Object.entries(actual).flatMap(([key, value]) => {
      const expected = fixture[key]
      return expected === undefined ? [] : [{ expected, actual: value, tolerance: { absolute: 5e-7 } }]
    })
  },
}

/** Fixtures of the folder `funnel`. */
export const FUNNEL_READERS: readonly Reader[] = [funnelCase, poisson]

import { referenceClass } from '../../../gateway/methods/delivery/referenceClass'
import type { ReferenceCase } from '../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import { durationRatio, gmppClassKnownOn } from '../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import { NUMBER, share, table } from './table'

/** The reference class as it was known after each publication that names categories. */
export function classTable(cases: readonly ReferenceCase[], days: readonly string[]): string {
  return table(
    [
      { heading: 'known on' },
      { heading: 'finished', ...NUMBER },
      { heading: 'P50', ...NUMBER },
      { heading: 'P80', ...NUMBER },
      { heading: 'P90', ...NUMBER },
      { heading: 'unfinished', ...NUMBER },
      { heading: 'left early or unclear', ...NUMBER },
      { heading: 'finished, seen once', ...NUMBER },
    ],
    days.map((day) => {
      const { ratios, unfinished, unknown, seenOnce } = gmppClassKnownOn(day, cases)
      const { value } = referenceClass(ratios, 1)
      const quantiles =
        value === undefined
          ? ['refused', 'refused', 'refused']
          : [value.p50, value.p80, value.p90].map(({ amount }) => amount.toFixed(2))
      return [day, ratios.length, ...quantiles, unfinished, unknown, seenOnce]
    }),
  )
}

/** How the cases that are left out stand, by the approved dates that they have. */
export function censoredTable(cases: readonly ReferenceCase[]): string {
  const rows = (['FINISHED', 'UNFINISHED', 'LEFT_EARLY', 'UNCLEAR'] as const).map((fate) => {
    const ratios = cases
      .filter((one) => one.fate === fate && one.seen > 1)
      .flatMap((one) => durationRatio(one) ?? [])
    return [
      fate,
      cases.filter((one) => one.fate === fate).length,
      ratios.length,
      share(ratios.filter((ratio) => ratio > 1).length, ratios.length),
      share(ratios.filter((ratio) => ratio > 1.5).length, ratios.length),
    ]
  })
  return table(
    [
      { heading: 'fate' },
      { heading: 'cases', ...NUMBER },
      { heading: 'seen twice or more', ...NUMBER },
      { heading: 'of these approved longer than first', ...NUMBER },
      { heading: 'by more than half', ...NUMBER },
    ],
    rows,
  )
}

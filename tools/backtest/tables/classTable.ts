import { censoredReferenceClass } from '../../../gateway/methods/delivery/referenceClass'
import type { Percentile } from '../../../gateway/methods/delivery/referenceClass'
import type { Fate, ReferenceCase } from '../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import { gmppClassKnownOn } from '../../../gateway/portfolio/concerns/referenceClass/gmppClass'
import type { Publication } from '../publications'
import { NUMBER, share, table } from './table'

const ratio = (amount: number | undefined): string => amount?.toFixed(2) ?? 'none'

const told = ({ amount, isMoreThan }: Percentile): string =>
  isMoreThan ? `more than ${ratio(amount)}` : ratio(amount)

/** Returns the publications as the class knows them. */
const asKnown = (publications: readonly Publication[]) =>
  publications.map(({ year, referenceDate, knownFrom }) => ({ year, described: referenceDate, knownFrom }))

/** The reference class as it was known after each publication that names categories. */
export function classTable(cases: readonly ReferenceCase[], publications: readonly Publication[]): string {
  return table(
    [
      { heading: 'known on' },
      { heading: 'finished', ...NUMBER },
      { heading: 'unfinished', ...NUMBER },
      { heading: 'left early or unclear', ...NUMBER },
      { heading: 'P50', ...NUMBER },
      { heading: '95% interval', ...NUMBER },
      { heading: 'P80', ...NUMBER },
      { heading: 'P50 if approved ends hold', ...NUMBER },
      { heading: 'P80 if they hold', ...NUMBER },
      { heading: 'left out: seen once', ...NUMBER },
    ],
    publications
      .filter(({ year }) => year >= 2019)
      .map(({ knownFrom }) => {
        const known = gmppClassKnownOn(knownFrom, cases, asKnown(publications))
        const { value } = censoredReferenceClass(known.cases, 1)
        const { lower, upper } = value?.p50Interval ?? {}
        const held = value?.ifApprovedEndsHold
        const quantiles =
          value === undefined
            ? Array.from({ length: 5 }, () => 'refused')
            : [
                told(value.p50),
                lower === undefined
                  ? 'none'
                  : `${ratio(lower)} to ${upper === undefined ? 'unbounded' : ratio(upper)}`,
                told(value.p80),
                ratio(held?.p50.amount),
                ratio(held?.p80.amount),
              ]
        return [knownFrom, known.finished, known.unfinished, known.unknown, ...quantiles, known.seenOnce]
      }),
  )
}

const FATES: readonly Fate[] = ['FINISHED', 'UNFINISHED', 'LEFT_EARLY', 'UNCLEAR']

/** The cases of each fate by the approved dates that they have. */
export function censoredTable(cases: readonly ReferenceCase[], publications: readonly Publication[]): string {
  const newest = publications.at(-1)?.knownFrom ?? ''
  const rows = FATES.map((fate) => {
    const all = cases.filter((one) => one.fate === fate)
    const ratios = gmppClassKnownOn(newest, all, asKnown(publications)).cases.map(({ approved }) => approved)
    return [
      fate,
      all.length,
      ratios.length,
      share(ratios.filter((one) => one > 1).length, ratios.length),
      share(ratios.filter((one) => one > 1.5).length, ratios.length),
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

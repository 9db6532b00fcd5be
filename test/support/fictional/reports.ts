import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { FieldValue } from './records'
import { factRecord } from './records'

type Fields = Readonly<Record<string, FieldValue>>

/** The years of a member's reports that differ from one to the next. */
const REPORTS: Readonly<Record<string, readonly Fields[]>> = {
  // A change of scale in the last year, on one price base throughout.
  alpha: [
    {
      referenceDate: '2022-03-31',
      scale: 'FIVE_POINT',
      centralRating: 'AMBER_RED',
      wholeLifeCost: '380',
      approvedEnd: '2027-03-31',
    },
    {
      referenceDate: '2023-03-31',
      scale: 'FIVE_POINT',
      centralRating: 'AMBER',
      wholeLifeCost: '395.25',
      approvedEnd: '2027-09',
    },
    {
      referenceDate: '2024-03-31',
      scale: 'FIVE_POINT',
      centralRating: 'AMBER',
      wholeLifeCost: '400',
      approvedEnd: '2028-Q1',
    },
    {
      referenceDate: '2025-03-31',
      scale: 'THREE_POINT',
      centralRating: 'AMBER',
      wholeLifeCost: '410',
      approvedEnd: '2028-Q2',
    },
  ],
  // One scale, and a price base that moved.
  beta: [
    {
      referenceDate: '2023-03-31',
      scale: 'THREE_POINT',
      centralRating: 'GREEN',
      wholeLifeCost: '120',
      priceBase: '2022-23 real',
    },
    {
      referenceDate: '2024-03-31',
      scale: 'THREE_POINT',
      centralRating: 'GREEN',
      wholeLifeCost: '125',
      priceBase: '2022-23 real',
    },
    {
      referenceDate: '2025-03-31',
      scale: 'THREE_POINT',
      centralRating: 'RED',
      wholeLifeCost: '150',
      priceBase: '2024-25 real',
    },
  ],
  // Rated by its owner alone, and silent on cost.
  gamma: [
    {
      referenceDate: '2023-03-31',
      centralRating: { reason: 'NOT_RATED' },
      seniorResponsibleOwnerRating: 'AMBER_GREEN',
    },
    {
      referenceDate: '2024-03-31',
      centralRating: { reason: 'WITHHELD_FOI', note: 'section 35' },
      seniorResponsibleOwnerRating: 'AMBER',
      wholeLifeCost: { reason: 'WITHHELD_FOI', note: 'section 43', raw: 'Exempt under s.43' },
      approvedEnd: { reason: 'NOT_YET_KNOWN', raw: 'tbc' },
      benefits: { reason: 'NOT_PROVIDED' },
    },
  ],
}

const EVERY_REPORT: Fields = {
  externalId: 'FIC_0001',
  department: 'Ministry of Tides',
  category: 'Slips',
  description: 'To write slips in one way.',
  scale: 'FIVE_POINT',
  ratingNarrative: 'As expected.',
  approvedStart: '2021-04-01',
  approvedEnd: '2027',
  scheduleNarrative: { reason: 'NOT_PROVIDED' },
  yearBaseline: '41.2',
  yearForecast: '43.0',
  yearVariance: '4.4',
  yearNarrative: 'Dearer paper.',
  wholeLifeCost: '200',
  priceBase: '2020-21 nominal',
  horizon: '2031-32',
  costNarrative: 'Paper and ink.',
  benefits: '610',
  benefitsNarrative: 'Fewer wrong slips.',
}

/** A cluster's yearly reports in one return; the last of them as corrected, where it was. */
export function reportsOf(member: string, correction: Fields = {}): readonly FactRecord[] {
  const years = REPORTS[member] ?? []
  return years.map((year, i) =>
    factRecord(
      'ProgrammeReport',
      {
        programme: member,
        ...EVERY_REPORT,
        publishedName: `${member} programme, year ${i + 1}`,
        ...year,
        ...(i === years.length - 1 ? correction : {}),
      },
      { file: `${member}/yearly.xlsx`, sheet: 'Programmes', cell: `C${i + 10}` },
    ),
  )
}

/** What a second almanac says of beta's latest year: the same rating, the cost on another basis. */
export function betaCopies(): readonly FactRecord[] {
  return [
    factRecord('ReportCopy', {
      programme: 'beta',
      referenceDate: '2025-03-31',
      scale: 'THREE_POINT',
      rating: 'RED',
      wholeLifeCost: '150.0',
      priceBase: '2025-26 real',
    }),
  ]
}

/** A supporting programme's two reports, the later of them by nobody in particular. */
export function bridgeReports(): readonly FactRecord[] {
  const common = {
    programme: 'bridge',
    publishedName: 'Bridge',
    scale: 'THREE_POINT',
    approvedEnd: '2027-Q4',
  }
  return [
    factRecord('ProgrammeReport', {
      ...common,
      referenceDate: '2024-03-31',
      unattributedRating: 'RED',
      wholeLifeCost: '18',
    }),
    factRecord('ProgrammeReport', {
      ...common,
      referenceDate: '2025-03-31',
      unattributedRating: 'GREEN',
      wholeLifeCost: '17.5',
    }),
  ]
}

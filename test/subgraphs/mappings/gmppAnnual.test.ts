import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Cell } from '../../../schema/facts/figures/cell'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import { readReturn } from '../../../subgraphs/reporting/reading/readReturn'
import type { Reading } from '../../../subgraphs/reporting/reading/readPayload'
import { loadSubgraphFile } from '../../../subgraphs/reporting/config/subgraphFile'
import { sharedFolder } from '../../reference/location'
import { dependenciesOf } from '../../support/reporting/dependencies'
import { PortfolioFolder } from '../../support/reporting/portfolioFolder'

const SUBGRAPHS = path.resolve(__dirname, '..', '..', '..', 'subgraphs')
const FIXTURES = path.resolve(__dirname, '..', '..', 'fixtures', 'returns')

/** Published project counts, 2014 to 2022. */
const PROJECTS = {
  2014: 199,
  2015: 188,
  2016: 143,
  2017: 143,
  2018: 133,
  2019: 133,
  2020: 125,
  2021: 184,
  2022: 235,
}

const folder = new PortfolioFolder()
mkdirSync(path.join(folder.root, 'mappings'))
copyFileSync(
  path.join(SUBGRAPHS, 'mappings', 'gmpp-annual.yml'),
  path.join(folder.root, 'mappings', 'gmpp-annual.yml'),
)
copyFileSync(path.join(SUBGRAPHS, 'crosswalk.yml'), path.join(folder.root, 'crosswalk.yml'))

interface Asked {
  readonly publication: string
  readonly content: Uint8Array
  /** The programme wanted; none takes them all. */
  readonly as?: string
  readonly with?: Readonly<Record<string, string>>
}

async function read({ publication, content, as, with: stated }: Asked): Promise<Reading> {
  folder.write(`gmpp/returns/${publication}.csv`, content)
  const join =
    as === undefined
      ? ''
      : `    join: { record: ProgrammeReport, ids: [], crosswalk: ../crosswalk.yml, as: ${as} }\n`
  const values = JSON.stringify({
    scale: Number(publication.slice(0, 4)) < 2022 ? 'FIVE_POINT' : 'THREE_POINT',
    ...stated,
  })
  const file = folder.write(
    'gmpp/subgraph.yml',
    `version: 1
member: gmpp
sources:
  - id: annual
    kind: csv
    mapping: ../mappings/gmpp-annual.yml
${join}    returns:
      - id: '${publication}'
        file: returns/${publication}.csv
        referenceDate: ${publication.slice(0, 4)}-03-31
        origin: PUBLISHED
        with: ${values}
`,
  )
  const [source] = loadSubgraphFile(file, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return readReturn(source, one, dependenciesOf(folder.root))
}

function cellsOf(reading: Reading, field: string): Cell[] {
  return reading.records.map(({ fields }) => fields[field] ?? { reason: 'NOT_PROVIDED' })
}

function named(reading: Reading, name: string): FactRecord['fields'] {
  const found = reading.records.filter(({ fields }) => fields['publishedName']?.value === name)
  expect(found).toHaveLength(1)
  return found[0]?.fields ?? {}
}

describe('the layout of 2023', () => {
  it('has two ratings, and benefits', async () => {
    const content = readFileSync(path.join(FIXTURES, 'gmpp-2023-layout.csv'))
    const reading = await read({ publication: '2023', content })
    expect(reading.counts).toMatchObject({ read: 2, accepted: 2, quarantined: 0 })
    const [first, second] = [named(reading, 'First Programme'), named(reading, 'Second Programme')]
    expect(first).toMatchObject({
      programme: { value: 'AAA_0001_2122-Q1' },
      centralRating: { reason: 'NOT_RATED' },
      seniorResponsibleOwnerRating: { value: 'GREEN' },
      approvedEnd: { value: '2028-12-29' },
      yearVariance: { value: '20' },
      wholeLifeCost: { value: '1234.50' },
      benefits: { value: '99' },
      priceBase: { reason: 'NOT_PROVIDED' },
    })
    expect(second).toMatchObject({
      centralRating: { value: 'AMBER' },
      seniorResponsibleOwnerRating: { reason: 'NOT_RATED' },
      yearVariance: {
        reason: 'NOT_APPLICABLE',
        raw: 'Cannot calculate variance percentage as baseline is zero',
      },
      wholeLifeCost: { reason: 'NOT_YET_KNOWN' },
      benefits: { reason: 'WITHHELD_FOI', note: 'section 43' },
    })
  })

  it('tells dates that are the wrong way round', async () => {
    const content = readFileSync(path.join(FIXTURES, 'gmpp-2023-layout.csv'))
    const { notes } = await read({ publication: '2023', content })
    expect(notes.map(({ message }) => message)).toEqual([
      'gmpp/annual: file "gmpp/returns/2023.csv" record 2, column 3 (C) → ProgrammeReport: approvedEnd >= approvedStart ' +
        'does not hold: approvedEnd is "2020-05-01", approvedStart is "2021-05-01" [DATES_REVERSED]',
    ])
  })
})

describe('the layout of 2025 and 2026', () => {
  const content = readFileSync(path.join(FIXTURES, 'gmpp-2025-layout.csv'))

  it('has one project a row, and one rating, which is central by its heading', async () => {
    const reading = await read({ publication: '2025-26', content, with: { priceBase: '2024-25 real' } })
    expect(reading.counts).toMatchObject({ read: 2, accepted: 2, quarantined: 0 })
    expect(reading.notes).toEqual([])
    expect(named(reading, 'First Programme')).toMatchObject({
      centralRating: {
        value: 'AMBER',
        where: { record: 1, row: 2, line: 2, column: 5, heading: 'IPA Delivery Confidence Assessment' },
      },
      seniorResponsibleOwnerRating: { reason: 'NOT_APPLICABLE' },
      wholeLifeCost: { value: '1234.5' },
      priceBase: { value: '2024-25 real' },
    })
  })

  it('keeps a project whose id is itself exempt, by department and name', async () => {
    const reading = await read({ publication: '2025-26', content })
    expect(named(reading, 'Second Programme')).toMatchObject({
      programme: { value: 'BBB: Second Programme' },
      externalId: { reason: 'WITHHELD_FOI', note: 'section 24' },
      centralRating: { reason: 'NOT_RATED' },
    })
  })
})

const shared = sharedFolder()
const real = shared === undefined ? describe.skip : describe
if (shared === undefined) process.stderr.write('GMPP files of 2014 to 2022: skipped, no reference folder\n')

real('the files of 2014 to 2022', () => {
  const readings = new Map<string, Promise<Reading>>()

  /** The whole file, with what a bare number in its variances is: a fraction, as budget and forecast show. */
  function whole(year: number): Promise<Reading> {
    const key = String(year)
    let reading = readings.get(key)
    if (reading === undefined) {
      const bare = year === 2014 || year === 2016 ? { bareVariance: 'fraction' } : {}
      reading = read({ publication: key, content: contentOf(year), with: bare })
      readings.set(key, reading)
    }
    return reading
  }

  function contentOf(year: number): Uint8Array {
    return readFileSync(path.join(shared ?? '', 'data', 'gmpp', `gmpp_${year}.csv`))
  }

  it.each(Object.entries(PROJECTS))(
    '%s: all %i projects are read and accepted, and no column is left over',
    async (year, projects) => {
      const reading = await whole(Number(year))
      expect(reading.verdict).toBe('ACCEPTED')
      expect(reading.counts).toMatchObject({
        read: projects,
        accepted: projects,
        quarantined: 0,
        elsewhere: 0,
      })
      expect(reading.encoding).toBe('windows-1252')
      expect(reading.notes.filter(({ code }) => code === 'UNMAPPED_COLUMN')).toEqual([])
    },
  )

  it('hold two cells that are truly wrong, each told in full', async () => {
    const told: string[] = []
    for (const year of Object.keys(PROJECTS))
      told.push(...(await whole(Number(year))).quarantine.map(({ message }) => message))
    expect(told).toEqual([
      'gmpp/annual: file "gmpp/returns/2015.csv" record 57, row 12 (ends line 1312), column 58 (BF), column ' +
        '"2014/2015 Variance %age" → ProgrammeReport.yearVariance: ">1000%" is not a percentage (one number such as 12.5%) [BAD_PERCENT]',
      'gmpp/annual: file "gmpp/returns/2017.csv" record 33, row 6 (ends line 336), column 34 (AH), column "Project - ' +
        'Start Date (Latest approved start date)" → ProgrammeReport.approvedStart: "1/012/2014" is not a date in any ' +
        'accepted form (d/M/yyyy, d/M/yy, yyyy-MM-dd) [BAD_DATE]',
    ])
  })

  it('keep a bare number in a per cent column out unless the return says what it is', async () => {
    const silent = await read({ publication: '2016', content: contentOf(2016) })
    expect(silent.quarantine.map(({ value }) => value)).toEqual([
      '-0.2379',
      '-0.05210084',
      '0.1529',
      '-0.447029703',
      '-0.141361257',
    ])
    const crossrail = named(await whole(2016), 'Crossrail Programme')
    expect(crossrail['yearVariance']).toMatchObject({ value: '15.29', raw: '0.1529' })
  })

  // Counted in the files, apart from this reader.
  it.each<[number, string, Record<string, number>]>([
    [2014, 'centralRating', { NOT_RATED: 9, WITHHELD_FOI: 15 }],
    [2014, 'approvedEnd', { NOT_PROVIDED: 2, NOT_YET_BASELINED: 1, WITHHELD_FOI: 5 }],
    [2014, 'yearBaseline', { NOT_YET_KNOWN: 1, WITHHELD_FOI: 9 }],
    [2014, 'yearVariance', { NOT_APPLICABLE: 3, NOT_PROVIDED: 9, WITHHELD_FOI: 5 }],
    [2015, 'approvedEnd', { NOT_APPLICABLE: 1, NOT_YET_BASELINED: 5, WITHHELD_FOI: 2 }],
    [2015, 'wholeLifeCost', { NOT_PROVIDED: 5, WITHHELD_FOI: 9 }],
    [2016, 'yearVariance', { NOT_PROVIDED: 71, WITHHELD_FOI: 5 }],
    [2017, 'yearVariance', { NOT_APPLICABLE: 3, WITHHELD_FOI: 7 }],
    [2018, 'approvedEnd', { NOT_YET_KNOWN: 1, WITHHELD_FOI: 4 }],
    [2019, 'approvedEnd', { NOT_PROVIDED: 1, WITHHELD_FOI: 5 }],
    [2020, 'wholeLifeCost', { NOT_PROVIDED: 1, WITHHELD_FOI: 11 }],
    [2021, 'centralRating', { NOT_RATED: 1, NOT_YET_KNOWN: 2, WITHHELD_FOI: 5 }],
    [2021, 'yearVariance', { NOT_APPLICABLE: 9, NOT_YET_KNOWN: 3, WITHHELD_FOI: 8 }],
    [2022, 'centralRating', { NOT_RATED: 68, NOT_YET_KNOWN: 3, WITHHELD_FOI: 11 }],
    [2022, 'seniorResponsibleOwnerRating', { NOT_RATED: 153, NOT_YET_KNOWN: 3, WITHHELD_FOI: 11 }],
    [2022, 'yearBaseline', { NOT_PROVIDED: 6, NOT_YET_KNOWN: 5, WITHHELD_FOI: 26 }],
  ])('%i: every placeholder in %s has its reason', async (year, field, expected) => {
    const found: Record<string, number> = {}
    for (const { reason } of cellsOf(await whole(year), field)) {
      if (reason !== undefined) found[reason] = (found[reason] ?? 0) + 1
    }
    expect(found).toEqual(expected)
  })

  it('keep the words of a placeholder, and name its exemptions', async () => {
    const exempt = cellsOf(await whole(2016), 'centralRating').filter(
      ({ reason }) => reason === 'WITHHELD_FOI',
    )
    expect(exempt.map(({ note }) => note).sort()).toEqual([
      'section 26',
      'section 43(2)',
      'sections 24 and 26',
      'sections 24 and 31(1)',
      'sections 36 and 43',
    ])
    const prose = cellsOf(await whole(2016), 'yearVariance').filter(
      ({ raw }) => raw === 'Budget variance less than 5%.',
    )
    expect(prose).toHaveLength(61)
    expect(prose.every(({ reason }) => reason === 'NOT_PROVIDED')).toBe(true)
  })

  it('have ratings by one hand each in 2022', async () => {
    const { records } = await whole(2022)
    const both = records.filter(
      ({ fields }) =>
        fields['centralRating']?.value !== undefined &&
        fields['seniorResponsibleOwnerRating']?.value !== undefined,
    )
    expect(both).toEqual([])
    expect(
      cellsOf(await whole(2021), 'seniorResponsibleOwnerRating').every(
        ({ reason }) => reason === 'NOT_APPLICABLE',
      ),
    ).toBe(true)
  })

  it('state variances that agree with their own figures, but for 11 in 2022 and none in 2021', async () => {
    const contradictions = async (year: number): Promise<number> =>
      (await whole(year)).notes.filter(({ code }) => code === 'CONTRADICTION').length
    expect([await contradictions(2021), await contradictions(2022)]).toEqual([0, 11])
  })

  it('give one programme to the member that wants it, and count the rest as elsewhere', async () => {
    const unity = await read({ publication: '2022', content: contentOf(2022), as: 'unity' })
    expect(unity.counts).toMatchObject({ read: 235, accepted: 235, quarantined: 0, elsewhere: 234 })
    expect(unity.records.map(({ key }) => key)).toEqual(['unity\u001f2022-03-31'])
    expect(unity.records[0]?.fields['publishedName']?.value).toBe('GSS HMRC Led Cluster Programme')
  })

  it('join by reviewed name before there were ids, and never because names look alike', async () => {
    for (const year of [2016, 2017, 2018, 2019, 2020]) {
      const { records, counts } = await read({
        publication: String(year),
        content: contentOf(year),
        as: 'unity',
      })
      expect({ year, records: records.length, elsewhere: counts.elsewhere }).toEqual({
        year,
        records: 0,
        elsewhere: counts.read,
      })
      const names = cellsOf(await whole(year), 'publishedName').map(({ value }) => value?.toUpperCase())
      expect(names).toContain('DEFRA UNITY PROGRAMME')
    }
  })

  interface Point {
    readonly publicationYear: number
    readonly dca: string
    readonly wholeLifeCostGbpMillion: number
    readonly startDate: string
    readonly endDate: string
    readonly derived: boolean
  }

  // The body of a skipped suite is run all the same, to learn the names of its tests.
  const facts = (
    shared === undefined
      ? { clusters: [], peersAndPredecessors: [] }
      : JSON.parse(readFileSync(path.join(shared, 'facts', 'clusters.json'), 'utf8'))
  ) as {
    readonly clusters: readonly { readonly id: string; readonly series: readonly Point[] }[]
    readonly peersAndPredecessors: readonly { readonly name: string; readonly series: readonly Point[] }[]
  }

  const PREDECESSORS: Readonly<Record<string, string>> = {
    'Integrated Single Financial Environment (NHS)': 'isfe',
    'Future Shared Services Programme (BEIS)': 'beis-future-shared-services',
    '3rd Generation Shared Services Programme (MoJ)': 'moj-third-generation',
    'Metis Programme (Home Office)': 'metis',
    'UKERP (FCO)': 'ukerp',
    'MoJ Shared Services Evolve': 'moj-shared-services-evolve',
  }

  const points = [
    ...facts.clusters.flatMap(({ id, series }) => series.map((point) => [id, point] as const)),
    ...facts.peersAndPredecessors.flatMap(({ name, series }) =>
      series.map((point) => [PREDECESSORS[name] ?? name, point] as const),
    ),
  ].filter(([, { publicationYear, derived }]) => !derived && publicationYear <= 2022)

  it('are as many points as the figures of clusters and predecessors hold', () => {
    expect(points).toHaveLength(18)
  })

  it.each(points.map(([as, point]) => [point.publicationYear, as, point] as const))(
    '%i: %s stands as the independent figures have it',
    async (year, as, { dca, wholeLifeCostGbpMillion, startDate, endDate }) => {
      const { records } = await read({ publication: String(year), content: contentOf(year), as })
      expect(records).toHaveLength(1)
      const fields = records[0]?.fields ?? {}
      expect({
        rating: fields['centralRating']?.value,
        cost: Number(fields['wholeLifeCost']?.value),
        start: fields['approvedStart']?.value,
        end: fields['approvedEnd']?.value,
      }).toEqual({ rating: dca, cost: wholeLifeCostGbpMillion, start: startDate, end: endDate })
    },
  )

  it('hold the predecessor of Defence under its own name in 2014 and 2015', async () => {
    const as = 'mod-corporate-services-systems-convergence'
    for (const [year, cost] of [
      [2014, '66.55'],
      [2015, '77.96'],
    ] as const) {
      const { records } = await read({ publication: String(year), content: contentOf(year), as })
      expect(records.map(({ key, fields }) => [key, fields['wholeLifeCost']?.value])).toEqual([
        [`${as}\u001f${year}-03-31`, cost],
      ])
      expect(
        (await read({ publication: String(year), content: contentOf(year), as: 'defence' })).records,
      ).toEqual([])
    }
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse/sync'

import { shiftMonth } from '../../../base/dates/period'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Reading } from '../../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../../subgraphs/reporting/reading/readReturn'
import { loadSubgraphFile } from '../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../support/reporting/dependencies'

jest.setTimeout(60_000)

const SUBGRAPHS = path.resolve(__dirname, '..', '..', '..', 'subgraphs')
const CLUSTERS = ['overseas', 'defence', 'synergy', 'matrix', 'unity']
const SOURCES = ['staffing', 'staff-demand', 'planned-joiners', 'staff-lead-times', 'capability']
const PROFESSIONS = [
  'CHANGE',
  'COMMERCIAL',
  'DIGITAL_AND_DATA',
  'FINANCE',
  'HUMAN_RESOURCES',
  'PROJECT_DELIVERY',
]
const MONTHS = Array.from({ length: 42 }, (_, i) => shiftMonth('2026-04', i))

type Cells = Readonly<Record<string, string>>

/** A record's values, and reasons in brackets. */
const cellsOf = ({ fields }: FactRecord): Cells =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { value, reason }]) => [name, value ?? `(${reason ?? ''})`]),
  )

const readings = new Map<string, Reading>()

const reading = (member: string, source: string): Reading => {
  const found = readings.get(`${member}/${source}`)
  if (found === undefined) throw new Error(`${member}/${source} was not read`)
  return found
}

const rows = (member: string, source: string): readonly Cells[] =>
  reading(member, source).records.map(cellsOf)

const only = (member: string, source: string, wanted: Cells): Cells => {
  const found = rows(member, source).filter((row) =>
    Object.entries(wanted).every(([name, is]) => row[name] === is),
  )
  expect(found).toHaveLength(1)
  return found[0] ?? {}
}

const sorted = (values: Iterable<string | undefined>) => [...new Set(values)].sort()

beforeAll(async () => {
  for (const member of CLUSTERS) {
    const { sources } = loadSubgraphFile(path.join(SUBGRAPHS, member, 'subgraph.yml'), SUBGRAPHS)
    for (const id of SOURCES) {
      const source = sources.find((one) => one.id === id)
      const [one] = source?.returns ?? []
      if (source === undefined || one === undefined) throw new Error(`${member} has no ${id}`)
      expect(one.origin).toBe('ILLUSTRATIVE')
      readings.set(`${member}/${id}`, await readReturn(source, one, dependenciesOf(SUBGRAPHS)))
    }
  }
})

describe.each(CLUSTERS)('the people of %s as shipped', (member) => {
  it.each(SOURCES)('are read whole: %s', (source) => {
    const { counts, quarantine } = reading(member, source)
    expect(quarantine).toEqual([])
    expect(counts.accepted).toBe(counts.read)
    expect(counts.read).toBeGreaterThan(9)
  })

  it('are planned for six professions and 42 months', () => {
    for (const source of ['staff-demand', 'planned-joiners']) {
      expect(sorted(rows(member, source).map(({ profession }) => profession))).toEqual(PROFESSIONS)
      expect(sorted(rows(member, source).map(({ period }) => period))).toEqual(MONTHS)
    }
    expect(sorted(rows(member, 'staffing').map(({ profession }) => profession))).toEqual(PROFESSIONS)
    expect(sorted(rows(member, 'staff-lead-times').map(({ route }) => route))).toEqual([
      'CONTRACT',
      'RECRUIT',
    ])
  })

  it('are in post as far as a month that has passed', () => {
    const last = sorted(rows(member, 'staffing').map(({ period }) => period)).at(-1)
    // Defence has returned nothing since August.
    expect(last).toBe(member === 'defence' ? '2026-08' : '2026-10')
  })

  it('are asked for by milestones of the same plan that have a baseline to go by', () => {
    const file = path.join(SUBGRAPHS, member, 'returns', 'milestones-illustrative.csv')
    const plan: readonly Cells[] = parse(readFileSync(file), { columns: true, from_line: 2 })
    const based = plan.flatMap((row) =>
      /^\d{4}/.test(row['Current baseline'] ?? '') ? [row['Milestone']] : [],
    )
    const asked = sorted(rows(member, 'staff-demand').map(({ milestone }) => milestone)).filter(
      (milestone) => milestone !== '(NOT_APPLICABLE)',
    )
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.filter((milestone) => !based.includes(milestone))).toEqual([])
  })

  it('have the ten named capabilities rated at each reference date', () => {
    const dates = sorted(rows(member, 'capability').map(({ referenceDate }) => referenceDate))
    for (const date of dates)
      expect(rows(member, 'capability').filter(({ referenceDate }) => referenceDate === date)).toHaveLength(
        10,
      )
  })
})

describe('the mappings of people', () => {
  it('note a gap that its own posts contradict, and refuse nothing for it', () => {
    // Unity reports 12 per cent where (50 - 38) / 50 is 24.
    const notes = CLUSTERS.flatMap((member) => SOURCES.flatMap((source) => reading(member, source).notes))
    expect(notes.map(({ code }) => code)).toEqual(['CONTRADICTION'])
    expect(notes[0]?.message).toContain('resourceGap is "12", funded is "50", inPost is "38"')
    expect(only('unity', 'staffing', { profession: 'DIGITAL_AND_DATA', period: '2026-10' })).toMatchObject({
      resourceGap: '12',
    })
  })

  it('give every placeholder its reason', () => {
    expect(only('matrix', 'staffing', { profession: 'FINANCE', period: '2026-08' })).toMatchObject({
      inPost: '(NOT_PROVIDED)',
      funded: '12',
    })
    expect(only('matrix', 'staffing', { profession: 'CHANGE', period: '2026-10' })).toMatchObject({
      annualTurnover: '(NOT_YET_KNOWN)',
    })
    expect(
      only('matrix', 'capability', {
        capability: 'COMMERCIAL_CONTRACT_MANAGEMENT',
        referenceDate: '2026-09-30',
      }),
    ).toMatchObject({ now: '(WITHHELD_FOI)', future: '(WITHHELD_FOI)', scale: 'THREE_POINT' })
    expect(
      only('defence', 'staff-lead-times', { profession: 'COMMERCIAL', route: 'CONTRACT' }),
    ).toMatchObject({
      days: '(WITHHELD_FOI)',
    })
    expect(
      only('overseas', 'planned-joiners', { profession: 'COMMERCIAL', period: '2028-04' }),
    ).toMatchObject({
      joiners: '(NOT_APPLICABLE)',
    })
  })
})

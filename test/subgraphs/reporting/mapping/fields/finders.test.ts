import {
  compileFinder,
  findColumn,
  finderText,
} from '../../../../../subgraphs/reporting/mapping/fields/finders'
import type { ColumnFinder } from '../../../../../subgraphs/sources/table/columnFinder'
import type { RawHeading } from '../../../../../subgraphs/sources/table/rawTable'
import { problemOf } from '../../../../support/reporting/problemOf'

function headings(...texts: string[]): RawHeading[] {
  return texts.map((text, index) => ({ index, text, place: {} }))
}

describe('finders', () => {
  it.each<[ColumnFinder, string]>([
    ['Project name', 'Project Name'],
    ['Project name', ' Project\u00a0 name [1]'],
    ['Whole Life Cost (£m)', 'Whole Life\nCost (£m)[12]'],
    [{ startsWith: 'Forecast WLC' }, 'Forecast WLC (£m) 2018/19'],
    [{ contains: 'variance' }, '2013/2014 Variance %age'],
    [{ matches: '^\\d{4}/\\d{2} budget' }, '2015/16 Budget (£million)'],
    [{ anyOf: ['Start', { startsWith: 'Project - Start' }] }, 'Project - Start Date'],
  ])('%j finds %j', (finder, heading) => {
    expect(compileFinder(finder)(heading)).toBe(true)
  })

  it.each<[ColumnFinder, string]>([
    ['Project name', 'Project names'],
    [{ startsWith: 'Forecast' }, 'The Forecast'],
    [{ anyOf: ['Start', 'End'] }, 'Start Date'],
  ])('%j passes over %j', (finder, heading) => {
    expect(compileFinder(finder)(heading)).toBe(false)
  })

  it('says in words what it looks for', () => {
    expect(finderText({ anyOf: ['A', { startsWith: 'B' }, { contains: 'C' }, { matches: '^D' }] })).toBe(
      '"A" or starting with "B" or containing "C" or matching /^D/',
    )
  })
})

describe('the one column', () => {
  const wanted = { source: 'dept-x/gmpp-return', field: 'dca', optional: false }

  it('is the only hit', () => {
    expect(findColumn('b', headings('A', 'B'), wanted)?.index).toBe(1)
  })

  it('refuses none, and lists the columns present', () => {
    const problem = problemOf(() => findColumn('SRO RAG', headings('Project ID', 'SRO DCA'), wanted))
    expect(problem.code).toBe('COLUMN_NOT_FOUND')
    expect(problem.message).toBe(
      'dept-x/gmpp-return: field "dca" wants one column "SRO RAG", found 0 (if it may be missing: `optional: true`, with `whenAbsent: REASON`). Columns present: "Project ID", "SRO DCA" [COLUMN_NOT_FOUND]',
    )
  })

  it('refuses several, optional or not, and lists them', () => {
    const several = headings('RAG now', 'RAG later', 'Name')
    const problem = problemOf(() => findColumn({ startsWith: 'RAG' }, several, { ...wanted, optional: true }))
    expect(problem.code).toBe('COLUMN_AMBIGUOUS')
    expect(problem.message).toBe(
      'dept-x/gmpp-return: field "dca" wants one column starting with "RAG", found 2: "RAG now", "RAG later" (one of them by `heading` with `occurrence`, or by `letter`). ' +
        'Columns present: "RAG now", "RAG later", "Name" [COLUMN_AMBIGUOUS]',
    )
  })

  it('may be absent where it is optional', () => {
    expect(findColumn('SRO RAG', headings('A'), { ...wanted, optional: true })).toBeUndefined()
  })

  it('lists no more than 60', () => {
    const many = headings(...Array.from({ length: 63 }, (_, at) => `c${at}`))
    expect(problemOf(() => findColumn('x', many, wanted)).message).toContain('"c59", and 3 more')
  })
})

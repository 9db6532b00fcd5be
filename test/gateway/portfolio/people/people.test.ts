import { figureId } from '../../../../schema/facts/figures/figure'
import { explanationOf } from '../../../../gateway/portfolio/explain/explain'
import { teamOf } from '../../../../gateway/portfolio/people/people'
import type { FieldValue } from '../../../support/fictional/records'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

type Fields = Readonly<Record<string, FieldValue>>

const row = (fields: Fields) =>
  factRecord('Staffing', {
    programme: 'alpha',
    profession: 'CHANGE',
    period: '2026-02',
    inPost: '30',
    funded: '40',
    vacancies: '10',
    contractors: '3',
    resourceGap: '25',
    annualTurnover: '12',
    utilisation: '90',
    ...fields,
  })

const teamWith = async (...rows: readonly Fields[]) =>
  teamOf(await viewWith('alpha', rows.map(row), { origin: 'ILLUSTRATIVE' }), 'alpha')

const codes = ({ caveats }: { readonly caveats: readonly { readonly code: string }[] }) =>
  caveats.map(({ code }) => code)

describe('the people of a programme', () => {
  it('are those of the latest month, with the gap worked out beside the one reported', async () => {
    const { period, parts } = await teamWith({ period: '2026-01', inPost: '20' }, {})
    const [part] = parts
    expect([period, parts.length, part?.staffing.period]).toEqual(['2026-02', 1, '2026-02'])
    // (40 - 30) / 40
    expect(part?.resourceGap.figure).toMatchObject({
      cell: { value: '25' },
      unit: 'PERCENT',
      period: '2026-02',
      origin: 'ILLUSTRATIVE',
    })
    expect(part?.resourceGap.inputs.map(({ identity }) => identity.field)).toEqual([
      'funded',
      'inPost',
      'resourceGap',
    ])
    expect(part && codes(part.resourceGap)).toEqual([])
    // 1 - 0.88^(1/12)
    expect(Number(part?.monthlyTurnover.figure.cell.value)).toBeCloseTo(1.0596, 4)
  })

  it('have a gap that says so where the programme reports another', async () => {
    const { parts } = await teamWith({ resourceGap: '20' })
    expect(parts[0]?.resourceGap.figure.cell.value).toBe('25')
    expect(parts[0]?.resourceGap.caveats).toEqual([
      {
        code: 'CONTRADICTS_REPORTED',
        message: 'The value that the return states itself is another. (20 reported)',
      },
    ])
  })

  it.each([
    ['inPost', 'People in post'],
    ['funded', 'Funded posts'],
  ])('have no gap where %s is missing, but its reason', async (field, what) => {
    const { parts, resourceGap } = await teamWith({
      [field]: { reason: 'WITHHELD_FOI', note: 'section 43' },
      resourceGap: { reason: 'NOT_PROVIDED' },
    })
    expect(parts[0]?.resourceGap.figure.cell).toEqual({
      reason: 'WITHHELD_FOI',
      note: `${what}: section 43`,
    })
    expect(resourceGap.figure.cell.reason).toBe('WITHHELD_FOI')
  })

  it('add up to a team', async () => {
    const { inPost, funded, resourceGap } = await teamWith(
      {},
      { profession: 'FINANCE', inPost: '6', funded: '8' },
    )
    expect(inPost.figure).toMatchObject({ cell: { value: '36' }, unit: 'FTE' })
    expect(funded.figure.cell.value).toBe('48')
    // (48 - 36) / 48
    expect(resourceGap.figure.cell.value).toBe('25')
    expect(resourceGap.inputs).toEqual([funded.figure, inPost.figure])
  })

  it('are not added up with a month carried forward', async () => {
    const { inPost, resourceGap } = await teamWith(
      {},
      { profession: 'FINANCE', period: '2026-01', inPost: '6' },
    )
    expect(inPost.figure.cell).toEqual({
      reason: 'NOT_PROVIDED',
      note: 'FINANCE: nothing was returned for 2026-02.',
    })
    expect(resourceGap.figure.cell.reason).toBe('NOT_PROVIDED')
  })

  it('are counted once where a profession is given by grade and as a whole', async () => {
    const graded = { grade: 'G7', inPost: '12', funded: '15' }
    const { parts, inPost } = await teamWith({}, graded)
    expect(parts.map(({ staffing }) => staffing.grade)).toEqual([undefined, 'G7'])
    expect(inPost.figure.cell.value).toBe('30')
    const { inPost: grades } = await teamWith(graded, { ...graded, grade: 'SEO', inPost: '5' })
    expect(grades.figure.cell.value).toBe('17')
  })

  it('are the whole team where the return tells no professions apart', async () => {
    const { parts, inPost } = await teamWith({ profession: { reason: 'NOT_APPLICABLE' } }, { inPost: '12' })
    expect(parts.map(({ staffing }) => staffing.profession)).toEqual([undefined, 'CHANGE'])
    expect(inPost.figure.cell.value).toBe('30')
  })

  it('wait for the month after the latest one as the calendar has it', async () => {
    // It is 20 March 2026; February's returns were due on the 13th: ten working days after the 28th.
    const late = await teamWith({ period: '2026-01' })
    expect(late.parts[0]?.awaited).toMatchObject({
      cell: { reason: 'LATE', note: 'due on 2026-03-13' },
      period: '2026-02',
    })
    expect((await teamWith({})).parts[0]).not.toHaveProperty('awaited')
  })

  it('say so where nothing was returned', async () => {
    const team = await teamWith()
    expect([team.period, team.parts]).toEqual([undefined, []])
    for (const { figure } of [team.inPost, team.funded, team.resourceGap])
      expect(figure.cell.reason).toBe('NOT_PROVIDED')
  })

  it('can be explained down to the cells', async () => {
    const view = await viewWith('alpha', [row({})])
    const { resourceGap } = teamOf(view, 'alpha')
    const explained = explanationOf(view, figureId(resourceGap.figure))
    expect(explained?.method).toEqual({ id: 'resource-gap', version: '1' })
    const [funded] = explained?.inputs ?? []
    const below = funded && explanationOf(view, figureId(funded))
    expect(below?.inputs.map(({ cell }) => cell.where?.heading)).toEqual(['funded'])
  })
})

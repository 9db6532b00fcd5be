import { graphql } from 'graphql'

import type { Figure } from '../../schema/facts/figures/figure'
import { figureId } from '../../schema/facts/figures/figure'
import { assemble } from '../../gateway/federation/supergraph/assemble'
import type { Explanation } from '../../gateway/portfolio/explain/explanation'
import { explanationOf } from '../../gateway/portfolio/explain/explain'
import { eachMonth } from '../../base/dates/period'
import { monthsOf } from '../../gateway/portfolio/measures/months'
import type { PortfolioView } from '../../gateway/portfolio/editions/view'
import type { AskedFigure } from '../support/asking/everyField'
import { everyField, figuresIn } from '../support/asking/everyField'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../support/fictional'
import { mergedSchema } from './differential/mergedSchema'
import { testedExecution } from '../support/testedExecution'

/** What the register alone says, in no cell: counts of bodies that it names, who joined and left, what went live; the day. */
const FROM_THE_REGISTER =
  /: (bodies-counted|body-standing|target\/reached|briefing\/day)|\/(CLASSIFICATION|GO_LIVE)\/.*: beside-the-beginning/

/** What was counted beforehand in the published annual data, which no source of the portfolio returns. */
const COUNTED_BEFOREHAND = /: followed-red\//

const known = new Map<string, Explanation | undefined>()

function explained(view: PortfolioView, id: string): Explanation | undefined {
  if (!known.has(id)) known.set(id, explanationOf(view, id))
  return known.get(id)
}

/** Portfolio's own figures in the inputs of an explanation, and their inputs, until only figures read are left. */
function readAtLast(
  view: PortfolioView,
  { inputs }: Explanation,
  through = new Set<string>(),
): readonly Figure[] {
  return inputs.flatMap((input) => {
    const id = figureId(input)
    if (input.snapshot !== undefined) return [input]
    if (through.has(id)) return []
    through.add(id)
    const below = explained(view, id)
    if (below === undefined) throw new Error(`an input is not known: ${JSON.stringify(input.identity)}`)
    return readAtLast(view, below, through)
  })
}

describe('explain', () => {
  const { portfolio, composition, subgraphs } = assemble(fictionalRegister(), fictionalBooks(), {
    execution: testedExecution(),
    now: FICTIONAL_NOW,
  })
  const schema = mergedSchema(composition.publicSdl, subgraphs, () => undefined)
  const figures = new Map<string, AskedFigure>()
  let view: PortfolioView

  const ask = async (selection: string) => {
    const { data, errors } = await graphql({ schema, source: `{ portfolio { ${selection} } }` })
    expect(errors).toBeUndefined()
    figuresIn(data, figures)
  }

  beforeAll(async () => {
    const { id } = await portfolio.learn()
    const found = portfolio.view(id)
    if (found === undefined) throw new Error('the edition is not there')
    view = found
    await ask(everyField(composition.publicSdl, 'Portfolio').slice(1, -1))
    const comparison = everyField(composition.publicSdl, 'Comparison')
    for (const measure of view.measures.keys()) {
      const months = eachMonth(monthsOf(view, measure))
      for (const period of [months[0], months[6], months.at(-3), months.at(-1)])
        await ask(`comparison(measure: "${measure}", period: "${period}") ${comparison}`)
    }
  }, 120_000)

  it('knows every figure of every answer, and says the same of it', () => {
    // Three clusters and a programme, four measures, charts up to four months each, and all the rest.
    expect(figures.size).toBeGreaterThan(3_000)
    const unknown = [...figures.values()].filter((figure) => {
      const cell = explained(view, figure.id)?.figure.cell
      return (
        cell === undefined || (cell.value ?? null) !== figure.text || (cell.reason ?? null) !== figure.reason
      )
    })
    expect(unknown.slice(0, 20)).toEqual([])
  }, 120_000)

  it('has a formula for every number that was worked out, and inputs that stand in cells', () => {
    const computed = [...figures.values()].filter(
      ({ provenance, text }) => provenance.member === 'portfolio' && text !== null,
    )
    expect(computed.length).toBeGreaterThan(1_000)
    const groundless = computed.flatMap(({ id }) => {
      const explanation = explained(view, id)
      if (explanation === undefined) return [id]
      const { method, figure } = explanation
      const read = readAtLast(view, explanation)
      const isGrounded = read.every(({ cell }) => cell.value === undefined || cell.where !== undefined)
      const name = `${figure.identity.key}: ${figure.identity.field}`
      const isOfNoCell = FROM_THE_REGISTER.test(name) || COUNTED_BEFOREHAND.test(name)
      return method !== undefined && isGrounded && (read.length > 0 || isOfNoCell) ? [] : [name]
    })
    expect(groundless).toEqual([])
  }, 120_000)

  it('refuses a month in which nothing can have been reported', async () => {
    const refused = async (period: string) => {
      const { errors } = await graphql({
        schema,
        source: `{ portfolio { comparison(measure: "accuracy", period: "${period}") { n } } }`,
      })
      return errors?.map(({ message, extensions }) => [message, extensions['code']])
    }
    // The calendar begins in January 2025, and it is 20 March 2026.
    expect(await refused('2024-12')).toEqual([
      ['2024-12 is not among the months of accuracy, 2025-01 to 2026-03', 'BAD_PERIOD'],
    ])
    expect(await refused('2026-04')).toHaveLength(1)
    expect(await refused('2026-03')).toBeUndefined()
  })
})

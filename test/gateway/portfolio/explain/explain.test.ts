import { figureId } from '../../../../schema/facts/figures/figure'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { comparisonOf } from '../../../../gateway/portfolio/measures/comparisonOf'
import { concernsOf } from '../../../../gateway/portfolio/concerns/concerns'
import { explanationOf } from '../../../../gateway/portfolio/explain/explain'
import { readingOf } from '../../../../gateway/portfolio/measures/readings'
import { standingOf } from '../../../../gateway/portfolio/concerns/standing'
import { faultless, inMilestone, lastMonths, plantedView } from '../../../support/planted'

const view = plantedView(inMilestone(lastMonths(faultless(), [94]), 'last-1', { forecast: '2027-03-31' }))
const explain = (figure: Figure) => explanationOf(view, figureId(figure))

function reading() {
  const measure = view.measures.get('accuracy')
  if (measure === undefined) throw new Error('there is no accuracy')
  return readingOf(view, 'planted', measure)
}

describe('an explanation', () => {
  it('of a gap has the formula, and inputs down to their cells', () => {
    const { gapToTarget, figure, target } = reading()
    const found = explain(gapToTarget.figure)
    expect(found?.method).toEqual({ id: 'gap-to-target', version: '1' })
    expect(found?.inputs).toEqual([figure, target])
    expect(found?.inputs[0]?.cell.where).toMatchObject({ file: 'Observation.csv' })
  })

  it('of a variation has mean, limits and moving range on the way, from which it can be done again', () => {
    const chart = reading().chart()
    const found = explain(chart.variation)
    const value = (name: string) =>
      Number(found?.intermediate.find((one) => one.name === name)?.figure.cell.value)
    expect(found?.inputs).toHaveLength(25)
    expect(value('mean') - 2.66 * value('averageMovingRange')).toBeCloseTo(value('lowerLimit'), 8)
    expect(94).toBeLessThan(value('lowerLimit'))
  })

  it('of a figure that was read has no formula, and its provenance', () => {
    const found = explain(reading().figure)
    expect(found?.method).toBeUndefined()
    expect(found?.figure.snapshot?.source).toBe('service')
  })

  it('is there for all evidence of every concern', () => {
    const concerns = concernsOf(view, true)
    expect(concerns.length).toBeGreaterThanOrEqual(2)
    for (const { evidence } of concerns) {
      for (const figure of evidence) expect(explain(figure)?.figure.cell).toEqual(figure.cell)
    }
  })

  it('is there for a comparison of any month, with the levels on the way', () => {
    const measure = view.measures.get('accuracy')
    if (measure === undefined) throw new Error('there is no accuracy')
    const { between, readings } = comparisonOf(view, measure, '2026-02')
    const [pair] = between.differences()
    if (pair === undefined) throw new Error('nobody is compared')
    const found = explain(pair.difference)
    expect(found?.method?.id).toBe('pairwise-differences')
    const level = (of: string) =>
      Number(found?.intermediate.find(({ name }) => name === `${of}: level`)?.figure.cell.value)
    expect(level(pair.programme) - level(pair.other)).toBeCloseTo(Number(pair.difference.cell.value), 10)
    const [reading] = readings
    expect(explain(reading?.chart().points()[3]?.mean as Figure)?.method?.id).toBe('xmr')
  })

  it('of how much is known tells what is known, with and without invented figures apart', () => {
    const member = view.member('planted')
    if (member === undefined) throw new Error('planted is not registered')
    const [real, all] = [false, true].map((flag) => standingOf(view, member, flag)[0]?.known as Figure)
    expect(figureId(real as Figure)).not.toBe(figureId(all as Figure))
    expect(explain(real as Figure)?.method?.id).toBe('known-share')
    expect(explain(real as Figure)?.inputs.length).toBeGreaterThan(10)
  })

  it('of an id that nobody issued is none', () => {
    expect(explanationOf(view, 'fig_0000000000000000000000')).toBeUndefined()
  })
})

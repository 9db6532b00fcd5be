import { variationByAssurance } from '../../../../gateway/methods/spc/grid'
import { xmr } from '../../../../gateway/methods/spc/xmr'
import type { XmrChart } from '../../../../gateway/methods/spc/xmr'

function chart(latest: number, target: number, length = 13): XmrChart {
  const points = Array.from({ length }, (_, i) => ({ period: String(2000 + i), value: 10 + (i % 2) }))
  const { value } = xmr([...points, { period: String(2000 + length), value: latest }], {
    better: 'HIGHER',
    target,
    fixAfter: 12,
  })
  if (value === undefined) throw new Error('refused')
  return value
}

test('puts each chart in its field of variation by assurance', () => {
  const charts = new Map([
    ['accuracy', chart(20, 5)],
    ['speed', chart(10, 50)],
    ['cost', chart(20, 6)],
    ['young', chart(10, 50, 4)],
  ])
  expect(variationByAssurance(charts)).toEqual([
    { variation: 'IMPROVEMENT_HIGH', assurance: 'CONSISTENT_PASS', ids: ['accuracy', 'cost'] },
    { variation: 'COMMON_CAUSE', assurance: 'CONSISTENT_FAIL', ids: ['speed'] },
    { ids: ['young'] },
  ])
})

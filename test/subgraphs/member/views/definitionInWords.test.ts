import { absentFigure, figureOf } from '../../../../schema/facts/figures/figure'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { headOf } from '../../../../schema/facts/figures/figure'
import { definitionInWords } from '../../../../subgraphs/member/views/definitionInWords'
import { factRecord, snapshotOf } from '../../../support/fictional'

const said = (text: string) => {
  const record = factRecord('MeasureVersion', { measure: 'm', version: '1', definition: text })
  return figureOf(
    { member: 'strategy', record, snapshot: headOf(snapshotOf({ records: [record] })) },
    'definition',
  )
}
const absent = (reason: MissingReason) =>
  absentFigure({ member: 'strategy', type: 'MeasureVersion', key: 'm', field: 'clock' }, 'TEXT', { reason })

it('says what is counted, out of what, from when to when, in which unit and which way is better', () => {
  const clock = said('From receipt to payment, calendar days')
  const parts = {
    definition: said('Invoices paid within 5 days.'),
    population: said('Invoices of the month'),
    clock,
  }
  expect(definitionInWords(parts, { unit: 'PERCENT', direction: 'HIGHER' })).toBe(
    'Counted: Invoices paid within 5 days. Out of: Invoices of the month. Clock: From receipt to payment, calendar days. Told in per cent; higher is better.',
  )
})

it('leaves out a part that does not arise, and says of one that is not stated that it is not', () => {
  const parts = {
    definition: said('Value in the notice'),
    population: absent('NOT_PROVIDED'),
    clock: absent('NOT_APPLICABLE'),
  }
  expect(definitionInWords(parts, { unit: 'GBP', direction: 'NEITHER' })).toBe(
    'Counted: Value in the notice. Out of: not stated. Told in pounds sterling; neither direction is better.',
  )
})

import { compileRules } from '../../../../../subgraphs/reporting/mapping/rules/checkRules'

const where = { file: 'a.csv', record: 3 }

describe('rules on records', () => {
  const rules = compileRules(
    [
      {
        on: 'Observation',
        when: "unit == 'PERCENT'",
        assert: 'value <= 100',
        severity: 'error',
        code: 'OVER',
      },
      {
        on: 'Observation',
        assert: 'numerator <= denominator',
        tolerance: 1,
        severity: 'warning',
        code: 'PART_OF',
      },
      { on: 'Milestone', assert: 'forecast >= originalBaseline', severity: 'error', code: 'DATES_REVERSED' },
    ],
    'Observation',
    'm/s',
  )

  it('note what a warning finds, with the values', () => {
    const { notes, faults } = rules({ numerator: { value: '12' }, denominator: { value: '10' } }, where)
    expect(faults).toEqual([])
    expect(notes).toEqual([
      {
        code: 'PART_OF',
        message:
          'm/s: file "a.csv" record 3 → Observation: numerator <= denominator within 1 does not hold: ' +
          'numerator is "12", denominator is "10" [PART_OF]',
        where,
      },
    ])
  })

  it('make a fault of what an error finds, where their condition is met', () => {
    const over = { value: { value: '101' } }
    expect(rules({ ...over, unit: { value: 'PERCENT' } }, where).faults).toEqual([
      {
        code: 'OVER',
        message:
          'm/s: file "a.csv" record 3 → Observation: value <= 100 does not hold: value is "101" [OVER]',
        where,
        fatal: true,
      },
    ])
    expect(rules({ ...over, unit: { value: 'GBP' } }, where).faults).toEqual([])
    expect(rules(over, where).faults).toEqual([])
  })

  it('are passed over where an input is missing', () => {
    expect(rules({ numerator: { value: '12' }, denominator: { reason: 'NOT_PROVIDED' } }, where)).toEqual({
      notes: [],
      faults: [],
    })
  })
})

import { definedIn } from '../../../../../subgraphs/reporting/mapping/records/statedUnit'

describe('the definition of a field whose record states its unit', () => {
  it.each([
    [{ from: { constant: 'GBP_MILLION' } }, 'GBP_MILLION'],
    [{ from: { constant: 'GBP' } }, 'GBP'],
    [{ from: { constant: 'furlongs' } }, 'RECORD'],
    [{ from: 'Unit', type: 'code' } as const, 'RECORD'],
    [undefined, 'RECORD'],
  ])('has the unit that the mapping states for all: %j', (unit, wanted) => {
    expect(definedIn('Observation', 'value', { fields: { unit } })?.unit).toBe(wanted)
  })

  it('is left alone where the field has a unit of its own', () => {
    const fields = { unit: { from: { constant: 'GBP' } } }
    expect(definedIn('BenefitProfile', 'profile', { fields })?.unit).toBe('GBP_MILLION')
    expect(definedIn('Observation', 'no such field', { fields })).toBeUndefined()
  })
})

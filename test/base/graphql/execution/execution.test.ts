import { executionBy, executionModeIn, executionState } from '../../../../base/graphql/execution/execution'
import { problemOf } from '../../../support/reporting/problemOf'

describe('EXECUTION', () => {
  it('is one of two ways, the fast one where it is unset', () => {
    expect(executionModeIn({})).toBe('fast')
    expect(executionModeIn({ EXECUTION: '' })).toBe('fast')
    expect(executionModeIn({ EXECUTION: 'fast' })).toBe('fast')
    expect(executionModeIn({ EXECUTION: 'standard' })).toBe('standard')
  })

  it.each(['Standard', 'slow', '1', 'toString'])('is refused as %j', (EXECUTION) => {
    const { code, message } = problemOf(() => executionModeIn({ EXECUTION }))
    expect([code, message]).toEqual([
      'BAD_EXECUTION',
      `EXECUTION is "${EXECUTION}"; it must be fast or standard`,
    ])
  })
})

describe('the state of an execution', () => {
  it('has the way, and a number for every reason', () => {
    const execution = executionBy('standard')
    execution.fallbacks.count('RESOLVER_FAILED')
    expect(executionState(execution)).toEqual({
      mode: 'standard',
      fallbacks: {
        OPERATION_NOT_COMPILED: 0,
        OPERATION_NOT_PLANNED: 0,
        VARIABLES_REFUSED: 0,
        VALUE_NOT_PLAIN: 0,
        RESOLVER_FAILED: 1,
        FAULT: 0,
      },
    })
  })
})

import { disagreements } from '../../../tools/reference/agreement'

test('numbers agree to a billionth of what is expected', () => {
  expect(disagreements(1000, 1000 + 9e-7)).toEqual([])
  expect(disagreements(1000, 1000 + 2e-6)).toEqual([{ where: '', expected: 1000, actual: 1000 + 2e-6 }])
  expect(disagreements(0, 1e-10)).toEqual([])
  expect(disagreements(0.001, 0.001 + 1e-10)).toHaveLength(1)
})

test('printed numbers agree to half a unit of their last decimal', () => {
  expect(disagreements(0.0229, 0.02294, { asPrinted: true })).toEqual([])
  expect(disagreements(0.0229, 0.02296, { asPrinted: true })).toHaveLength(1)
  expect(disagreements(300, 300.4, { asPrinted: true })).toEqual([])
})

test('null agrees with null alone: not with 0, nothing or not a number', () => {
  expect(disagreements(null, null)).toEqual([])
  expect(disagreements(null, 0)).toHaveLength(1)
  expect(disagreements(null, NaN)).toHaveLength(1)
  expect(disagreements(1, NaN)).toHaveLength(1)
  expect(disagreements(0, null)).toHaveLength(1)
})

test('says where in the answer it differs, and looks only at what is expected', () => {
  expect(
    disagreements({ rows: [{ mean: 1 }, { mean: 2 }] }, { rows: [{ mean: 1 }, { mean: 3, more: 1 }] }),
  ).toEqual([{ where: 'rows[1].mean', expected: 2, actual: 3 }])
  expect(disagreements([1, 2], [1])).toEqual([{ where: '.length', expected: 2, actual: 1 }])
})

test('what nobody answers has no actual', () => {
  expect(disagreements({ a: 1 }, {})).toEqual([{ where: 'a', expected: 1 }])
})

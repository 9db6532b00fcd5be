import { latencyOf } from '../../../../bench/serving/load/latency'

it('takes percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(latencyOf(hundred)).toEqual({ p50: 50, p99: 99 })
  expect(latencyOf([7])).toEqual({ p50: 7, p99: 7 })
  expect(latencyOf(Array.from({ length: 1_000 }, (_, i) => i + 1))).toEqual({ p50: 500, p99: 990 })
})

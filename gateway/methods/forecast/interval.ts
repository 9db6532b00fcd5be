import { normalQuantile } from '../statistics/normal'

/** A forecast of one period with its 80% and 95% prediction intervals, in the unit of the measure. */
export interface ForecastPoint {
  readonly value: number
  readonly lower80: number
  readonly upper80: number
  readonly lower95: number
  readonly upper95: number
}

/** A forecast whose error has the standard deviation given. */
export function around(value: number, deviation: number, quantile = normalQuantile): ForecastPoint {
  const [narrow, wide] = [quantile(0.9) * deviation, quantile(0.975) * deviation]
  return {
    value,
    lower80: value - narrow,
    upper80: value + narrow,
    lower95: value - wide,
    upper95: value + wide,
  }
}

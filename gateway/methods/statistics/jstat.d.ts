/** The part of jstat that is used. */
declare module 'jstat' {
  export const jStat: {
    readonly chisquare: {
      /** The quantile at a probability. */
      inv(probability: number, degreesOfFreedom: number): number
    }
  }
}

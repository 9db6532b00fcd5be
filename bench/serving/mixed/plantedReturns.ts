/** A return that is written anew every other second. */
export interface PlantedReturn {
  readonly member: string
  readonly file: string
  /** The month whose percentages say which writing it is. */
  readonly period: string
  /** When its source is refreshed. */
  readonly schedule: string
}

/** The source that the returns belong to, in both members. */
export const PLANTED_SOURCE = 'service'

/** The first is refreshed at even seconds, the second at odd ones. */
export const PLANTED_RETURNS: readonly [PlantedReturn, PlantedReturn] = [
  {
    member: 'unity',
    file: 'unity/returns/service-2026-27.csv',
    period: '2026-10',
    schedule: '*/2 * * * * *',
  },
  {
    member: 'overseas',
    file: 'overseas/returns/service/2026-03-31.csv',
    period: '2026-03',
    schedule: '1-59/2 * * * * *',
  },
]

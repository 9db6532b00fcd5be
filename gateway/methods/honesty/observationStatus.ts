/**
 * SDMX observation statuses (CL_OBS_STATUS 2.2), the one that outranks all others first. Meanings in our
 * own words; with `value` where a number may carry it, `missing` where a missing value may.
 * Source of the order: SDMX, Possible Ways of Implementing the Observation Status Concept, 2019.
 */
const STATUSES = {
  B: { meaning: 'The series breaks here.', value: true, missing: true },
  O: { meaning: 'Missing.', value: false, missing: true },
  M: { meaning: 'Missing: it cannot exist.', value: false, missing: true },
  L: { meaning: 'Missing: it exists and was not collected.', value: false, missing: true },
  H: { meaning: 'Missing: a holiday or weekend.', value: false, missing: true },
  Q: { meaning: 'Missing: suppressed.', value: false, missing: true },
  J: { meaning: 'A derogation applies.', value: true, missing: true },
  S: { meaning: 'A strike or other special event bears on it.', value: true, missing: true },
  D: { meaning: 'The definition differs.', value: true, missing: false },
  K: { meaning: 'Counted within another category.', value: false, missing: true },
  W: { meaning: 'Another category is counted within it.', value: true, missing: false },
  I: { meaning: 'Imputed by whoever received the data.', value: true, missing: false },
  F: { meaning: 'A forecast.', value: true, missing: false },
  E: { meaning: 'Estimated by whoever sent the data.', value: true, missing: false },
  P: { meaning: 'Provisional.', value: true, missing: false },
  N: { meaning: 'Not significant: too small to show, yet not zero.', value: true, missing: false },
  U: { meaning: 'Of low reliability.', value: true, missing: false },
  V: { meaning: 'Not validated.', value: true, missing: false },
  G: { meaning: 'Experimental.', value: true, missing: false },
  A: { meaning: 'Normal.', value: true, missing: false },
} as const

export type SdmxStatus = keyof typeof STATUSES

/** All statuses, the first outranking the later ones. */
export const PRECEDENCE = Object.keys(STATUSES) as readonly SdmxStatus[]

/** Statuses of what was not observed: forecast, or filled in by either side. */
const NOT_ACTUAL: ReadonlySet<SdmxStatus> = new Set(['F', 'I', 'E'])

export function isSdmxStatus(code: string): code is SdmxStatus {
  return code in STATUSES
}

/** The meaning of a status in a sentence. */
export function meaningOf(status: SdmxStatus): string {
  return STATUSES[status].meaning
}

/** The one status to publish where several apply; normal where none does. */
export function publishedStatus(statuses: readonly SdmxStatus[]): SdmxStatus {
  return PRECEDENCE.find((status) => statuses.includes(status)) ?? 'A'
}

/** Whether a number may stand with a status. */
export function valueAllowed(status: SdmxStatus): boolean {
  return STATUSES[status].value
}

/** Whether a status may stand with what is there: a number, zero included, or nothing. */
export function isValid(status: SdmxStatus, value: number | undefined): boolean {
  return value === undefined ? STATUSES[status].missing : STATUSES[status].value
}

/** Whether an observation counts as an actual: it has a number, and the number was observed. */
export function countsAsActual(status: SdmxStatus): boolean {
  return STATUSES[status].value && !NOT_ACTUAL.has(status)
}

/**
 * The SDMX status of a mark of UK shorthand (StatsWales), or nothing where it has none: `r` (revised)
 * is a property of the vintage and not of the value. The mapping is this project's own.
 */
export const UK_SHORTHAND: Readonly<Record<string, SdmxStatus>> = {
  b: 'B',
  c: 'Q',
  e: 'E',
  f: 'F',
  k: 'N',
  p: 'P',
  u: 'U',
  x: 'O',
  z: 'M',
}

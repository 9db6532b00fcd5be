import type { MissingReason } from './missing'
import type { Origin } from './origin'

/** The SDMX observation statuses (CL_OBS_STATUS 2.2) that this graph uses. */
export const OBSERVATION_STATUSES = {
  A: 'Normal value.',
  I: 'Value imputed by the receiving agency: here, an illustrative value that we invented.',
  L: 'Missing value; data exist but were not collected.',
  M: 'Missing value; data cannot exist.',
  O: 'Missing value.',
  Q: 'Missing value; suppressed.',
  U: 'Low reliability: carried as published, and not believed; the note says why.',
} as const

export type ObservationStatus = keyof typeof OBSERVATION_STATUSES

const STATUS_OF_REASON: Readonly<Partial<Record<MissingReason, ObservationStatus>>> = {
  WITHHELD_FOI: 'Q',
  WITHHELD: 'Q',
  NOT_APPLICABLE: 'M',
  NONE: 'M',
  LEFT_REPORTING: 'M',
  UNPARSEABLE: 'L',
  UNAVAILABLE: 'L',
}

/** The SDMX status of a figure. What we invent is `I`, never `E`: estimating is the sender's to say. */
export function observationStatus(
  reason: MissingReason | undefined,
  origin: Origin,
  suspect = false,
): ObservationStatus {
  if (reason !== undefined) return STATUS_OF_REASON[reason] ?? 'O'
  if (suspect) return 'U'
  return origin === 'ILLUSTRATIVE' ? 'I' : 'A'
}

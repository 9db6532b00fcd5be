/**
 * How a figure came to us, from strongest to weakest. The order matters: a computed figure
 * inherits the weakest origin among its inputs.
 */
export const ORIGINS = {
  NONE: 'Nothing came: there is a reason in place of a value, and nothing to have an origin.',
  PUBLISHED: 'Transcribed from an official publication, which the provenance names.',
  REPORTED: "Read from the member's own reporting system.",
  THIRD_PARTY_COPY: "Taken from somebody else's processed copy of a publication.",
  PRESS: 'Taken from press coverage.',
  ILLUSTRATIVE: 'Invented to show how the graph works. Not evidence about any real body.',
} as const

export type Origin = keyof typeof ORIGINS

const FROM_STRONGEST = Object.keys(ORIGINS) as Origin[]

/** The origins that a return may have. */
export const RETURN_ORIGINS = FROM_STRONGEST.filter((origin) => origin !== 'NONE')

/** The weakest of the given origins; `NONE` when there are none to inherit from. */
export function weakestOrigin(origins: Iterable<Origin>): Origin {
  let weakest = -1
  for (const origin of origins) weakest = Math.max(weakest, FROM_STRONGEST.indexOf(origin))
  return FROM_STRONGEST[weakest] ?? 'NONE'
}

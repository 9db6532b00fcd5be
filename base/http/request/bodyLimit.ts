import { Refused } from '../refused'

/** Larger than any question; a request that is larger still is refused while it arrives. */
export const LARGEST_BODY_BYTES = 1024 * 1024

export function tooLarge(): Refused {
  return new Refused(413, `A request holds at most ${LARGEST_BODY_BYTES} bytes`, 'BODY_TOO_LARGE')
}

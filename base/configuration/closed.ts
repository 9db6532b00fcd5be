import { z } from 'zod'

import { didYouMean } from '../text/didYouMean'

/**
 * An object that may hold no other keys than these; the message for another says which it may.
 *
 * @param wrongType the message for something that is not an object, where the usual one would mislead
 */
export function closed<S extends z.ZodRawShape>(
  shape: S,
  wrongType?: string,
): z.ZodObject<S, z.core.$strict> {
  const allowed = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map((key) => `unknown key "${key}"${didYouMean(key, allowed)}; allowed: ${allowed.join(', ')}`)
            .join('\n')
        : issue.code === 'invalid_type'
          ? wrongType
          : undefined,
  })
}

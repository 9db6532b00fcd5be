import { z } from 'zod'
import { auth } from './auth'
import { plainAddress } from './plainAddress'

const MIB = 1024 * 1024

/** What one reading of a source may cost. Times in seconds, sizes in bytes after decompression. */
export const httpLimits = z.strictObject({
  /** One attempt at one request, to the last byte of the body. */
  attemptSeconds: z.number().positive().max(600).default(30),
  /** The whole reading: every page, every retry, every wait. */
  totalSeconds: z.number().positive().max(3600).default(300),
  attempts: z.int().min(1).max(10).default(4),
  /** The first wait between attempts; each later one is twice as long, up to 30 seconds. */
  backoffSeconds: z.number().positive().max(60).default(0.5),
  /** One answer. */
  maxBytes: z
    .int()
    .positive()
    .default(16 * MIB),
  /** All answers together. */
  maxTotalBytes: z
    .int()
    .positive()
    .default(256 * MIB),
  /** Pages of one request. */
  maxPages: z.int().positive().max(10_000).default(500),
  /** Failed requests in a row after which the source is left alone. */
  breakAfter: z.int().positive().default(5),
  /** How long it is then left alone. */
  breakSeconds: z.number().positive().default(60),
})

export type HttpLimits = z.infer<typeof httpLimits>

/** The part of `location` that every source read over HTTP has. */
export const httpLocation = {
  baseUrl: plainAddress,
  auth: auth.optional(),
  /** The media type asked for and expected; JSON types with a suffix (`+json`) are taken too. */
  mediaType: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+(;\s*[\w.]+=[\w.]+)*$/, 'a media type such as application/json')
    .default('application/json'),
  limits: httpLimits.prefault({}),
}

export type HttpLocation = z.infer<z.ZodObject<typeof httpLocation>>

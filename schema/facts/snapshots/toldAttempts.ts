import { z } from 'zod'

import { RECORDS } from '../records/records'
import type { MemberAttempts } from './memberAttempts'

const MOST = 10_000
const word = z.string().max(200)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const shape = z.object({
  problem: word.exactOptional(),
  sources: z
    .array(
      z.object({
        source: word,
        // Types that a later release adds are nothing that this one asks about.
        brings: z.array(word).transform((types) => types.filter((type) => Object.hasOwn(RECORDS, type))),
        asked: day.exactOptional(),
        missed: z
          .array(
            z.object({
              returnId: word,
              miss: z.enum(['NEVER', 'FAILED', 'REFUSED']),
              code: word.exactOptional(),
              referenceDate: day.exactOptional(),
            }),
          )
          .max(MOST),
      }),
    )
    .max(MOST),
})

/** Reads the attempts that another process tells; nothing where they are none. */
export function toldAttempts(told: unknown): MemberAttempts | undefined {
  return shape.safeParse(told).data as MemberAttempts | undefined
}

import { z } from 'zod'
import { parseJsonPath } from './path'

/** A path, as written in a configuration. */
export const jsonPath = z
  .string()
  .refine((text) => parseJsonPath(text) !== undefined, {
    error: 'is not a path; allowed: names joined by full stops, [0], ["odd.name"], [name="value"]',
  })
  .describe('A path into JSON: data.items, rows[0], custom_fields[name="RAG"].value.')

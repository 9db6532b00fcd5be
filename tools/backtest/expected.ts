import { readFileSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { checkYaml, parseYaml } from '../../base/configuration/yamlFile'
import { packageRoot } from '../../base/process/packageRoot'
import type { ConcernCode } from '../../schema/facts/records/concernCodes'
import { CONCERN_CODES } from '../../schema/facts/records/concernCodes'

const code = z.enum(CONCERN_CODES)
const year = z.string().regex(/^\d{4}$/)
const lines = z.record(z.string(), z.record(year, z.partialRecord(code, z.string().min(1))))

const expectedSchema = z.strictObject({
  version: z.literal(1),
  read: z.record(z.string(), z.array(z.int())),
  expected: lines,
})

const explainedSchema = z.strictObject({ version: z.literal(1), misses: lines, falseAlarms: lines })

/** A programme in a year of publication, a rule, and what is said of the three. */
export interface Line {
  readonly programme: string
  readonly year: number
  readonly rule: ConcernCode
  readonly text: string
}

/** What a reader of the narratives expects. */
export interface Expected {
  /** The years whose narratives were read, by programme. */
  readonly read: Readonly<Record<string, readonly number[]>>
  readonly lines: readonly Line[]
}

/** Why each miss and each false alarm came about. */
export interface Explained {
  readonly misses: readonly Line[]
  readonly falseAlarms: readonly Line[]
}

function linesOf(nested: z.infer<typeof lines>): readonly Line[] {
  return Object.entries(nested).flatMap(([programme, years]) =>
    Object.entries(years).flatMap(([year, rules]) =>
      Object.entries(rules).map(([rule, text]) => ({
        programme,
        year: Number(year),
        rule: rule as ConcernCode,
        text,
      })),
    ),
  )
}

function read<Shape>(name: string, schema: z.ZodType<Shape>): Shape {
  const file = path.join(packageRoot(), 'docs', 'worked-example', name)
  return checkYaml(schema, parseYaml(readFileSync(file, 'utf8'), name))
}

/** The list that was written down before the rules were run. */
export function expectedConcerns(): Expected {
  const { read: years, expected } = read('expected.yml', expectedSchema)
  return { read: years, lines: linesOf(expected) }
}

export function explanations(): Explained {
  const { misses, falseAlarms } = read('explained.yml', explainedSchema)
  return { misses: linesOf(misses), falseAlarms: linesOf(falseAlarms) }
}

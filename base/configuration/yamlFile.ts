import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'

import { isObject } from '../json/isObject'
import { Problem } from '../problems/problem'

/** A fault in a configuration, at a path from the root. */
export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** Whether the last key of the path is at fault, rather than what it holds. */
  readonly atKey?: boolean
}

/** A configuration file that has been parsed, and can say where each of its parts stands. */
export interface ParsedYaml {
  readonly file: string
  readonly value: unknown
  /** Throws the faults, with file, line and column. */
  refuse(faults: readonly Fault[]): never
}

/**
 * Parses YAML 1.2. Keys given twice and aliases that multiply without end are refused.
 *
 * @throws Problem BAD_CONFIGURATION
 */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    throw badConfiguration(
      broken.map(({ pos, message }) => {
        const { line, col } = lines.linePos(pos[0])
        return `${file}:${line}:${col}: ${message}`
      }),
    )
  }
  return {
    file,
    value: plainValue(document, file),
    refuse(faults) {
      const told = faults
        .map((fault) => ({ ...fault, offset: offsetOf(document, fault) }))
        .sort((one, other) => one.offset - other.offset)
        .map(({ path, message, offset }) => {
          const { line, col } = lines.linePos(offset)
          return `${file}:${line}:${col}: ${pathText(path)}${message}`
        })
      throw badConfiguration([...new Set(told)])
    },
  }
}

/** The problem of a configuration with such faults in it, each told in full. */
export function badConfiguration(problems: readonly string[]): Problem {
  return new Problem('BAD_CONFIGURATION', problems.join('\n'), { problems })
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw badConfiguration([`${file}:1:1: ${(error as Error).message}`])
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map(String).join('.')}: `
}

/** Where the part at the path begins, or the nearest part around it that is written down. */
function offsetOf(document: Document, { path, atKey }: Fault): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const name = String(path[length - 1])
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined
    const wantsKey = length < path.length || atKey === true || pair?.value === null
    const node = wantsKey && pair !== undefined ? pair.key : document.getIn(path.slice(0, length), true)
    const range = (node as { readonly range?: readonly number[] | null } | undefined)?.range
    if (range) return range[0] ?? 0
  }
  return document.contents?.range?.[0] ?? 0
}

/**
 * The configuration, if it obeys the schema.
 *
 * @throws Problem BAD_CONFIGURATION listing every fault: `file:line:column: path: what is wrong; allowed: …`
 */
export function checkYaml<T>(schema: z.ZodType<T>, yaml: ParsedYaml): T {
  const result = schema.safeParse(yaml.value, { reportInput: true })
  if (result.success) return result.data
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, []))
  const misspelt = new Set(
    faults.filter(({ atKey }) => atKey).map(({ path }) => JSON.stringify(path.slice(0, -1))),
  )
  // A map with an unknown key is not also told that it lacks the one that was meant.
  return yaml.refuse(
    faults.filter(({ path, atKey }) => atKey === true || !misspelt.has(JSON.stringify(path))),
  )
}

function faultsOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): Fault[] {
  const path = [...base, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const messages = issue.message.split('\n')
      return issue.keys.map((key, at) => ({
        path: [...path, key],
        message: messages[at] ?? issue.message,
        atKey: true,
      }))
    }
    case 'invalid_value':
      return [
        {
          path,
          message: `${shown(issue.input)} is not allowed; allowed: ${issue.values.map(String).join(', ')}`,
        },
      ]
    case 'invalid_union':
      return unionFaults(issue, path)
    case 'invalid_type':
      return [{ path, message: issue.message.startsWith('Invalid input') ? wrongType(issue) : issue.message }]
    default:
      return [{ path, message: issue.message }]
  }
}

function unionFaults(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): Fault[] {
  if (issue.discriminator !== undefined) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
    const allowed = options.filter((option) => typeof option === 'string')
    const wrong =
      issue.input === undefined ? 'is not allowed' : `${shown(discriminated(issue))} is not allowed`
    return [{ path, message: `${wrong}; allowed: ${allowed.join(', ')}` }]
  }
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => faultsOf(inner, path)))
  const meant = issue.errors.findIndex(
    (branch) => !branch.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0),
  )
  if (meant !== -1) return branches[meant] ?? []
  // Words of the schema's own, which may be there because what was found is a secret.
  if (!issue.message.startsWith('Invalid input')) return [{ path, message: issue.message }]
  return [{ path, message: [...new Set(branches.flat().map(({ message }) => message))].join(', or ') }]
}

function discriminated(issue: z.core.$ZodIssueInvalidUnion): unknown {
  const { input, discriminator } = issue
  return isObject(input) && discriminator !== undefined ? input[discriminator] : input
}

function wrongType({ expected, input }: z.core.$ZodIssueInvalidType): string {
  return input === undefined ? `is missing; wants ${expected}` : `wants ${expected}, found ${shown(input)}`
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return 'a list'
  return isObject(value) ? 'a map' : String(value)
}

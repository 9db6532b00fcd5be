import { MISSING_REASONS } from '../../../../schema/facts/figures/missing'
import type { FieldDefinition } from '../../../../schema/facts/records/records'
import type { ReturnValues } from './converters'
import { fitsKind } from '../written/fieldSchema'
import { CodeFault } from '../written/functions'
import type { FieldFunction, FieldReason, FieldWrong, Guarded } from '../written/functions'
import type { MeaningOf } from './meanings'

const MISREAD = { NUMBER: 'BAD_NUMBER', DATE: 'BAD_DATE', CODE: 'BAD_TEXT', TEXT: 'BAD_TEXT' } as const

const CANONICAL = {
  NUMBER: 'a plain decimal such as -12.50',
  DATE: 'a date such as 2029, 2026-Q4, 2026-12, 2026-12-31',
  CODE: 'a code',
  TEXT: 'words',
} as const

/**
 * What cells mean to a field whose type is a function of a module, for one return.
 *
 * @throws CodeFault
 */
export function codeConverter(
  call: Guarded<FieldFunction>,
  { kind }: FieldDefinition,
  values: ReturnValues,
): MeaningOf {
  return ({ text, typed }) => {
    const given = call(typed === undefined ? { text } : { text, typed }, values)
    if (typeof given === 'string') {
      if (fitsKind(given, kind)) return { value: given }
      const wrong = `is made ${JSON.stringify(given.slice(0, 80))} by the code of the mapping`
      return { code: MISREAD[kind], wrong, right: CANONICAL[kind] }
    }
    if (isReason(given)) return given
    if (isWrong(given)) return { ...given, code: MISREAD[kind] }
    throw new CodeFault(`gives ${described(given)}; allowed: text, { reason } of the closed list, { wrong }`)
  }
}

function isReason(given: unknown): given is FieldReason {
  if (!holds(given, 'reason') || !Object.hasOwn(MISSING_REASONS, String(given.reason))) return false
  return !('note' in given) || typeof given.note === 'string'
}

function isWrong(given: unknown): given is FieldWrong {
  return holds(given, 'wrong') && typeof given.wrong === 'string'
}

function holds<K extends string>(given: unknown, key: K): given is Record<K, unknown> {
  return typeof given === 'object' && given !== null && key in given
}

function described(given: unknown): string {
  if (given === null || given === undefined) return String(given)
  return typeof given === 'object' ? `{ ${Object.keys(given).join(', ')} }` : `a ${typeof given}`
}

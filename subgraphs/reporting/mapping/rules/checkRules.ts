import type { Cell, Place } from '../../../../schema/facts/figures/cell'
import { fieldDefinition } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import { quoted, recordMessage } from '../messages'
import type { RuleMapping } from '../written/mappingSchema'
import type { RecordFault } from '../fields/readCell'
import { comparedAs, holds } from './evaluate'
import type { ValueOf } from './evaluate'
import { fieldsOf, parseExpression } from './expression'
import type { Comparison } from './expression'

export interface RuleOutcome {
  readonly notes: readonly Note[]
  readonly faults: readonly RecordFault[]
}

export type RuleCheck = (cells: Readonly<Record<string, Cell>>, where: Place) => RuleOutcome

/** The rules on one type of record, ready to be held against its cells. Rules are checked beforehand. */
export function compileRules(rules: readonly RuleMapping[], type: RecordType, source: string): RuleCheck {
  const compiled = rules
    .filter(({ on }) => on === type)
    .map((rule) => {
      const comparison = parseExpression(rule.assert)
      const when = rule.when === undefined ? undefined : compile(parseExpression(rule.when), type)
      return { rule, when, holds: compile(comparison, type), fields: fieldsOf(comparison) }
    })
  return (cells, where) => {
    const notes: Note[] = []
    const faults: RecordFault[] = []
    const valueOf: ValueOf = (field) => cells[field]?.value
    for (const { rule, when, holds: isSo, fields } of compiled) {
      if (
        (when !== undefined && when(valueOf, '0') !== true) ||
        isSo(valueOf, String(rule.tolerance ?? 0)) !== false
      )
        continue
      const message = recordMessage(source, where, type, broken(rule, fields, cells), rule.code)
      if (rule.severity === 'warning') notes.push({ code: rule.code, message, where })
      else faults.push({ code: rule.code, message, where, fatal: true })
    }
    return { notes, faults }
  }
}

function compile(
  comparison: Comparison,
  type: RecordType,
): (valueOf: ValueOf, tolerance: string) => boolean | undefined {
  const as = comparedAs(comparison, (field) => fieldDefinition(type, field)?.kind)
  return (valueOf, tolerance) => holds(comparison, as, valueOf, tolerance)
}

function broken(
  { assert, tolerance }: RuleMapping,
  fields: readonly string[],
  cells: Readonly<Record<string, Cell>>,
): string {
  const within = tolerance === undefined ? '' : ` within ${tolerance}`
  const values = fields.map((field) => `${field} is ${quoted(cells[field]?.value ?? '')}`)
  return `${assert}${within} does not hold: ${values.join(', ')}`
}

import { Problem } from '../../../../base/problems/problem'
import { jsonOfPlain, plainOf } from '../../../../base/json/plain'
import type { JsonValue } from '../../../../base/json/value'
import type { RecordType } from '../../../../schema/facts/records/records'
import { CodeFault } from '../../mapping/written/functions'
import type { Guarded, ReshapeFunction } from '../../mapping/written/functions'
import type { Mapping, Reshape } from '../../mapping/written/mappingSchema'
import { recordMessage } from '../../mapping/messages'
import { recordMappings, tableOf } from '../../mapping/records/openTables'
import type { Remake } from '../../../sources/json/remade'
import { remadeRows } from '../../../sources/table/remadeRows'
import type { Orientation, RawSource, RawTable } from '../../../sources/table/rawTable'
import { refuseTooLarge } from '../../../sources/table/tableSize'
import { evaluateInProcess } from './evaluateInProcess'

/**
 * A payload whose records have the shapes that the mapping gives them.
 *
 * @throws Problem RESHAPE_TIMEOUT, RESHAPE_TOO_LARGE, MAPPING_CODE_FAILED, TABLE_TOO_LARGE, BAD_CONFIGURATION
 */
export async function reshaped(
  { name, mapping, orientation }: ReshapedSource,
  opened: RawSource,
): Promise<RawSource> {
  const shapes = new Map<object, RawTable>()
  for (const [type, record] of recordMappings(mapping)) {
    const { reshape } = record
    if (reshape === undefined) continue
    const table = tableOf(type, record, opened, { source: name, orientation })
    const remake = remakeBy(name, type, reshape)
    shapes.set(reshape, await (table.remade?.(remake) ?? remadeRows(table, remake)))
  }
  return shapes.size === 0 ? opened : withShapes(opened, shapes)
}

/** What of a source decides how its records are given another shape. */
export interface ReshapedSource {
  /** How the source is called in messages. */
  readonly name: string
  readonly mapping: Mapping
  readonly orientation: Orientation
}

/** Each part by itself, for an opened workbook is no plain object. */
function withShapes(opened: RawSource, shapes: ReadonlyMap<object, RawTable>): RawSource {
  const { encoding, form, request, notes } = opened
  return {
    ...(encoding === undefined ? {} : { encoding }),
    table: (wanted) => opened.table(wanted),
    ...(form === undefined ? {} : { form: () => form.call(opened) }),
    ...(request === undefined ? {} : { request: (name: string) => request.call(opened, name) }),
    ...(notes === undefined ? {} : { notes: () => notes.call(opened) }),
    reshaped: (shape) => shapes.get(shape),
  }
}

function remakeBy(source: string, type: RecordType, reshape: Reshape): Remake {
  return 'inCode' in reshape ? byFunction(source, type, reshape.inCode) : byExpression(source, type, reshape)
}

function byExpression(
  source: string,
  type: RecordType,
  { jsonata, timeoutMs }: Extract<Reshape, { readonly jsonata: string }>,
): Remake {
  const refuse = (code: 'RESHAPE_TIMEOUT' | 'RESHAPE_TOO_LARGE', what: string): Problem =>
    new Problem(code, `${source}: ${type}: the expression of \`reshape\` takes ${what} [${code}]`, { source })
  return async (records) => {
    const evaluation = await evaluateInProcess({ jsonata, records: records.map(plainOf) }, timeoutMs)
    if (evaluation.outcome === 'TIMEOUT')
      throw refuse(
        'RESHAPE_TIMEOUT',
        `longer than ${timeoutMs} ms (a simpler one, or a larger \`timeoutMs\`)`,
      )
    if (evaluation.outcome === 'TOO_LARGE')
      throw refuse('RESHAPE_TOO_LARGE', 'more memory than it may (one that makes less of each record)')
    let made = 0
    return evaluation.evaluated.map((one) => {
      if ('wrong' in one) return one
      const list = listOf(JSON.parse(one.json))
      made += list.length
      refuseTooLarge(`${source}: ${type}, reshaped,`, made, 1)
      return { made: list }
    })
  }
}

function byFunction(source: string, type: RecordType, call: Guarded<ReshapeFunction>): Remake {
  return async (records, places) =>
    records.map((record, at) => {
      try {
        const given = call(plainOf(record))
        if (typeof given !== 'object' || given === null)
          throw new CodeFault(
            `\`reshape\` gives ${given === null ? 'null' : `a ${typeof given}`}; allowed: a record, a list of records`,
          )
        return { made: listOf(given) }
      } catch (error) {
        if (!(error instanceof CodeFault)) throw error
        const { code } = error
        const wrong = `stops the code of the mapping: ${error.message}`
        throw new Problem(code, recordMessage(source, places[at] ?? {}, type, wrong, code), { source })
      }
    })
}

function listOf(given: unknown): readonly JsonValue[] {
  return (Array.isArray(given) ? given : [given]).map(jsonOfPlain)
}

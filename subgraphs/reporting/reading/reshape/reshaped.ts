import { Problem } from '../../../../base/problems/problem'
import { jsonOfPlain, plainOf } from '../../../../base/json/plain'
import type { JsonValue } from '../../../../base/json/value'
import type { RecordType } from '../../../../schema/facts/records/records'
import { CodeFault } from '../../mapping/written/functions'
import type { Guarded, ReshapeFunction } from '../../mapping/written/functions'
import type { Mapping, Reshape } from '../../mapping/written/mappingSchema'
import { recordMessage } from '../../mapping/messages'
import { recordMappings } from '../../mapping/records/openTables'
import type { Remake } from '../../../sources/json/remade'
import type { RawSource, RawTable } from '../../../sources/table/rawTable'
import { refuseTooLarge } from '../../../sources/table/tableSize'
import { evaluateInProcess } from './evaluateInProcess'

/**
 * A payload whose records have the shapes that the mapping gives them.
 *
 * @param source how the source is called in messages
 * @throws Problem RESHAPE_TIMEOUT, RESHAPE_TOO_LARGE, MAPPING_CODE_FAILED, TABLE_TOO_LARGE, BAD_CONFIGURATION
 */
export async function reshaped(source: string, mapping: Mapping, opened: RawSource): Promise<RawSource> {
  const shapes = new Map<object, RawTable>()
  for (const [type, { reshape, request = type }] of recordMappings(mapping)) {
    if (reshape === undefined) continue
    const table = opened.request?.(request)
    if (table?.remade === undefined) throw new Error(`${source} has no records of JSON`)
    shapes.set(reshape, await table.remade(remakeBy(source, type, reshape)))
  }
  if (shapes.size === 0) return opened
  return {
    ...opened,
    request(name, shape) {
      const table = (shape === undefined ? undefined : shapes.get(shape)) ?? opened.request?.(name)
      if (table === undefined) throw new Error(`${source} is asked nothing`)
      return table
    },
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

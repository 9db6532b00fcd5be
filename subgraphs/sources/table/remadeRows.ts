import { scalarText } from '../../../base/json/leaves'
import { isList, isObject, kindOf } from '../../../base/json/value'
import type { JsonValue } from '../../../base/json/value'
import type { Remade, Remake } from '../json/remade'
import type { RawCell, RawDefect, RawHeading, RawRecord, RawTable } from './rawTable'

/** A record made of a row, and that row. */
interface Made {
  readonly row: RawRecord
  readonly value?: JsonValue
  readonly wrong?: string
}

/**
 * Gives the rows of a table another shape: each is given as an object of its texts by heading. A text that comes back
 * under its own heading stays the cell that it was, with its type and place; others have the place of their row.
 */
export async function remadeRows(table: RawTable, remake: Remake): Promise<RawTable> {
  const rows = [...table.records]
  const whole = rows.filter(({ defect }) => defect === undefined)
  const answers = await remake(
    whole.map((row) => new Map(Object.entries(row.asWritten()))),
    whole.map(({ place }) => place),
  )
  const answerOf = new Map(whole.map((row, at) => [row, answers[at]]))
  const made = rows.flatMap((row) => madeOf(row, answerOf.get(row)))
  const headings = headingsOf(table, made)
  return {
    headings,
    records: made.map((one) => new RemadeRecord(one, table.headings)),
    mostRecords: made.length,
    notes: () => table.notes?.() ?? [],
    ...(table.sheets === undefined ? {} : { sheets: table.sheets }),
    ...(table.addressed === undefined ? {} : { addressed: table.addressed.bind(table) }),
  }
}

function madeOf(row: RawRecord, answer: Remade | undefined): readonly Made[] {
  if (answer === undefined) return [{ row }]
  if ('wrong' in answer) return [{ row, wrong: answer.wrong }]
  return answer.made.map((value) => ({ row, value }))
}

/** The headings of the table where they are still there, and then those that are new. */
function headingsOf(table: RawTable, made: readonly Made[]): readonly RawHeading[] {
  const names = new Set<string>()
  for (const { value } of made)
    if (value !== undefined && isObject(value)) for (const name of value.keys()) names.add(name)
  if (made.every(({ value }) => value === undefined)) return table.headings
  const kept = table.headings.filter(({ text }) => names.has(text))
  const fresh = [...names].filter((name) => !kept.some(({ text }) => text === name))
  return [...kept, ...fresh.map((text) => ({ text, place: { heading: text } }))].map(
    ({ text, place }, index) => ({
      index,
      text,
      place,
    }),
  )
}

class RemadeRecord implements RawRecord {
  readonly place: RawRecord['place']
  readonly defect?: RawDefect
  readonly #made: Made
  readonly #headings: readonly RawHeading[]

  constructor(made: Made, headings: readonly RawHeading[]) {
    this.#made = made
    this.#headings = headings
    this.place = made.row.place
    const defect = made.row.defect ?? defectOf(made)
    if (defect !== undefined) this.defect = defect
  }

  cell(heading: RawHeading): RawCell {
    const { row, value } = this.#made
    const given = value !== undefined && isObject(value) ? value.get(heading.text) : undefined
    const own = this.#headings.find(({ text }) => text === heading.text)
    const place = { ...this.place, heading: heading.text }
    if (given === undefined || given === null) return { text: '', place }
    if (isObject(given) || isList(given)) {
      return {
        text: '',
        place,
        defect: { code: 'NOT_A_VALUE', wrong: `is ${kindOf(given)}`, right: 'a single value' },
      }
    }
    const text = scalarText(given)
    const before = own === undefined ? undefined : row.cell(own)
    return before !== undefined && before.text === text ? before : { text, place }
  }

  asWritten(): Readonly<Record<string, string>> {
    return this.#made.row.asWritten()
  }
}

function defectOf({ value, wrong }: Made): RawDefect | undefined {
  if (wrong !== undefined) return { code: 'RESHAPE_FAILED', wrong }
  if (value === undefined || isObject(value)) return undefined
  return { code: 'NOT_A_VALUE', wrong: `is ${kindOf(value)}`, right: 'an object with named values' }
}

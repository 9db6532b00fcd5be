import { foldText } from '../../../base/text/foldText'
import type { Place } from '../../../schema/facts/figures/cell'
import { columnLetters } from '../../sources/table/cellAddress'

const SHOWN = 80

/** A value in quotation marks: white space folded, cut at 80 characters. */
export function quoted(value: string): string {
  const folded = foldText(value)
  return `"${folded.length > SHOWN ? `${folded.slice(0, SHOWN - 1)}…` : folded}"`
}

/** Where something stands, for a person with the source open. */
export function placeText(place: Place): string {
  // The address of a cell says all that its row and column say.
  if (place.cell !== undefined) return container(place)
  const parts: string[] = []
  if (place.record !== undefined) parts.push(`record ${place.record}`)
  if (place.row !== undefined) parts.push(`row ${place.row}`)
  if (place.line !== undefined && parts.length > 0) parts.push(`${parts.pop()} (ends line ${place.line})`)
  if (place.column !== undefined) parts.push(`column ${place.column} (${columnLetters(place.column)})`)
  if (place.pointer !== undefined) parts.push(`pointer ${place.pointer}`)
  if (place.key !== undefined) parts.push(`key ${quoted(place.key)}`)
  return [container(place), parts.join(', ')].filter((part) => part !== '').join(' ')
}

function container(place: Place): string {
  const parts: string[] = []
  if (place.file !== undefined) parts.push(`file "${place.file}"`)
  if (place.url !== undefined) parts.push(place.url)
  if (place.query !== undefined) parts.push(`query ${quoted(place.query)}`)
  if (place.sheet !== undefined) parts.push(`sheet "${place.sheet}"`)
  if (place.cell !== undefined) parts.push(`cell ${place.cell}`)
  return parts.join(' ')
}

export interface CellMessage {
  readonly source: string
  readonly where: Place
  readonly record: string
  readonly field: string
  readonly value: string
  readonly wrong: string
  readonly right?: string
  readonly code: string
}

/** `source: place, column "Heading as written" → Record.field: "their value" what is wrong (what would be right) [CODE]` */
export function cellMessage({
  source,
  where,
  record,
  field,
  value,
  wrong,
  right,
  code,
}: CellMessage): string {
  const heading = where.heading === undefined ? '' : `column ${quoted(where.heading)}`
  const place = [placeText(where), heading].filter((part) => part !== '').join(', ')
  const remedy = right === undefined ? '' : ` (${right})`
  return `${source}: ${place === '' ? '' : `${place} → `}${record}.${field}: ${quoted(value)} ${wrong}${remedy} [${code}]`
}

/** The same for a record as a whole. */
export function recordMessage(
  source: string,
  where: Place,
  record: string,
  wrong: string,
  code: string,
): string {
  const place = placeText(where)
  return `${source}: ${place === '' ? '' : `${place} → `}${record}: ${wrong} [${code}]`
}

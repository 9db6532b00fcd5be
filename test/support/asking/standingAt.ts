import { readFileSync } from 'node:fs'
import path from 'node:path'

import { read } from '@e965/xlsx'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'

import { packageRoot } from '../../../base/process/packageRoot'

/** A place as the graph gives it. */
export type Place = Readonly<Record<string, string | number | null>>

const SHIPPED = path.join(packageRoot(), 'subgraphs')

/**
 * What stands at a place of the shipped portfolio, by other means than the product's own, and by which kind of
 * source; the text is nothing where the place is empty.
 *
 * @param environment where the addresses are found that places name by a variable
 */
export async function standingAt(
  member: string,
  place: Place,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly [kind: string, text: string | undefined]> {
  const { file, cell, url, query } = place
  if (typeof url === 'string') {
    const address = url.replace(/\{(\w+)\}/, (_, variable: string) => environment[variable] ?? '')
    return ['odata', await inAnswer(address, String(place['pointer']))]
  }
  if (typeof query === 'string') return ['sql', inDatabase(member, place)]
  const bytes = readFileSync(path.join(SHIPPED, String(file)))
  if (typeof cell === 'string') {
    const found = read(bytes).Sheets[String(place['sheet'])]?.[cell] as { readonly v?: unknown } | undefined
    return ['workbook', found?.v === undefined ? undefined : String(found.v)]
  }
  const utf8 = bytes.toString('utf8')
  const text = utf8.includes('\ufffd') ? iconv.decode(bytes, 'win1252') : utf8
  const delimiter = /gmpp-202[12]\.csv$/.test(String(file)) ? ';' : ','
  const rows = parse(text, { delimiter, relax_column_count: true, bom: true }) as string[][]
  return ['csv', rows[Number(place['row']) - 1]?.[Number(place['column']) - 1]]
}

async function inAnswer(url: string, pointer: string): Promise<string | undefined> {
  let value: unknown = await (await fetch(url)).json()
  for (const part of pointer.split('/').slice(1)) value = (value as Record<string, unknown>)[part]
  return value === undefined ? undefined : String(value ?? '')
}

/** The key of Synergy's query is measure, version, organisation and period. */
function inDatabase(member: string, { key, heading }: Place): string | undefined {
  const database = new Database(path.join(SHIPPED, member, 'returns', 'service.sqlite'), { readonly: true })
  try {
    const row = database
      .prepare(
        'SELECT * FROM service_measure WHERE measure = ? AND definition_version = ? AND organisation = ? AND period = ?',
      )
      .get(...String(key).split(', ')) as Readonly<Record<string, string | null>> | undefined
    return row === undefined ? undefined : (row[String(heading).toLowerCase()] ?? '')
  } finally {
    database.close()
  }
}

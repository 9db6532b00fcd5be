import { posix } from 'node:path'

import type { CellPosition, CellRange } from '../../table/cellAddress'
import { parseCellAddress } from '../../table/cellAddress'
import { Outside } from '../outside'
import { refused } from '../refused'
import type { CellsBeyond } from '../sheetReader'
import { walkXml } from '../archive/xml'
import type { ZipContents } from '../archive/zipContents'

/** A sheet of cells, as the workbook lists it. Sheets that are charts or dialogues are not among them. */
export interface ListedSheet {
  readonly name: string
  readonly part: string
}

/** The sheets of an Open XML workbook in order; empty where the archive is none. */
export async function listSheets(zip: ZipContents): Promise<readonly ListedSheet[]> {
  const root = await relationships(zip, '')
  const workbook = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part
  const xml = workbook === undefined ? undefined : await zip.part(workbook)
  if (workbook === undefined || xml === undefined) return []
  const related = await relationships(zip, workbook)
  const sheets: ListedSheet[] = []
  walkXml(xml.toString('utf8'), workbook, {
    open(name, attributes) {
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const target = related.get(id ?? '')
      if (target?.type.endsWith('/worksheet') === true)
        sheets.push({ name: attributes['name'] ?? '', part: target.part })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return sheets
}

interface Relationship {
  readonly type: string
  readonly part: string
}

/** What a part refers to, by id; the archive itself is the part with an empty name. */
async function relationships(zip: ZipContents, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const xml = await zip.part(name)
  const found = new Map<string, Relationship>()
  if (xml === undefined) return found
  walkXml(xml.toString('utf8'), name, {
    open(tag, { Id: id, Type: type, Target: target }) {
      if (tag !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
      found.set(id, {
        type,
        part: posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\//, ''),
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

function addressOf(text: string, part: string): CellPosition {
  const position = parseCellAddress(text)
  if (position !== undefined) return position
  throw refused(
    'BAD_WORKBOOK',
    `has a damaged part, ${part}: "${text}" is no cell`,
    'the workbook, saved again',
  )
}

/** The filled cells of a worksheet that lie beyond a range; nothing where there are none. */
export async function cellsBeyond(
  zip: ZipContents,
  part: string,
  range: CellRange,
): Promise<CellsBeyond | undefined> {
  const xml = await zip.part(part)
  if (xml === undefined) return undefined
  const outside = new Outside(range)
  let row = -1
  let column = -1
  let inCell = false
  walkXml(xml.toString('utf8'), part, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1
        column = -1
      } else if (name === 'c') {
        const stated = attributes['r'] === undefined ? undefined : addressOf(attributes['r'], part)
        row = stated?.row ?? row
        column = stated?.column ?? column + 1
        inCell = true
      } else if (inCell && (name === 'v' || name === 'is' || name === 'f')) {
        outside.add({ first: { row, column }, last: { row, column } })
        inCell = false
      }
    },
    close(name) {
      if (name === 'c') inCell = false
    },
    text: () => undefined,
  })
  return outside.found
}

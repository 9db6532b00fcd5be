import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import Database from 'better-sqlite3'

import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { Handler } from '../support/sources/server'
import { odsParts, xlsxParts, zipOf } from '../subgraphs/sources/workbook/zipOf'
import { writeAsStanding } from '../support/writeAsStanding'
import { GOOD_SELECT, subgraphOf } from './subgraphOf'

/** A milestone as every kind of source here holds it. */
export interface Row {
  readonly Id: string
  readonly Name: string
  readonly Forecast: string
}

interface Stage {
  readonly kind: KindName
  /** The portfolio's folder. */
  readonly root: string
  /** Writes the member's configuration, changed; the text that is replaced must be there. */
  configure(replaced: string, by: string): void
}

export interface FileStage extends Stage {
  /** Writes the file of the return. */
  write(content: string | Uint8Array): void
  /** Makes the file of the return a link. */
  link(target: string): void
}

export interface HttpStage extends Stage {
  /** Answers every request. */
  answer(handler: Handler): void
  /** Where the records are in an answer: `items`, `value`. */
  readonly list: string
  /** Where another server listens that the source has nothing to do with. */
  readonly elsewhere: string
}

export interface DatabaseStage extends Stage {
  /** Makes the database anew by a script. */
  execute(script: string): void
  /** Makes the file of the database anew. */
  write(content: string | Uint8Array): void
  /** Makes the file of the database a link. */
  link(target: string): void
  /** Asks another query. */
  ask(select: string): void
}

const FILE_NAMES = { csv: 'a.csv', workbook: 'a.xlsx', sql: 'a.sqlite' } as const

/** The folder of one member, on which every attack is played. Its methods may be taken out of it. */
export class MemberFolder {
  readonly #folder: string

  constructor(
    readonly kind: KindName,
    readonly root: string,
  ) {
    this.#folder = path.join(root, kind)
    mkdirSync(path.join(this.#folder, 'returns'), { recursive: true })
  }

  restore(): void {
    writeFileSync(path.join(this.#folder, 'subgraph.yml'), subgraphOf(this.kind))
  }

  readonly configure = (replaced: string, by: string): void => {
    const text = subgraphOf(this.kind)
    if (!text.includes(replaced)) throw new Error(`the configuration has no ${replaced}`)
    writeFileSync(
      path.join(this.#folder, 'subgraph.yml'),
      text.replace(replaced, () => by),
    )
  }

  readonly ask = (select: string): void => {
    this.configure(JSON.stringify(GOOD_SELECT), JSON.stringify(select))
  }

  readonly write = (content: string | Uint8Array): void => {
    writeAsStanding(this.#file, content)
  }

  readonly link = (target: string): void => {
    rmSync(this.#file, { force: true })
    symlinkSync(target, this.#file)
  }

  readonly execute = (script: string): void => {
    rmSync(this.#file, { force: true })
    const database = new Database(this.#file)
    database.exec(script)
    database.close()
  }

  get #file(): string {
    const name = this.kind === 'rest' || this.kind === 'odata' ? '' : FILE_NAMES[this.kind]
    return path.join(this.#folder, 'returns', name)
  }
}

const HEADINGS = ['Id', 'Name', 'Forecast'] as const

export function csvOf(rows: readonly Row[], headings: string = HEADINGS.join()): string {
  return [headings, ...rows.map(({ Id, Name, Forecast }) => [Id, Name, Forecast].join()), ''].join('\n')
}

const inlineCell = (text: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

/** A row of a sheet; what begins with `<` is a cell already. */
export function sheetRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => (cell.startsWith('<') ? cell : inlineCell(cell))).join('')}</row>`
}

/** An XLSX workbook of lines of cells. */
export function xlsxOf(lines: readonly (readonly string[])[], before = ''): Buffer {
  return zipOf(xlsxParts(`${before}<sheetData>${lines.map(sheetRow).join('')}</sheetData>`))
}

export function odsOf(rows: string): Buffer {
  return zipOf(odsParts(`<table:table table:name="Sheet1">${rows}</table:table>`))
}

export function linesOf(rows: readonly Row[]): readonly (readonly string[])[] {
  return [[...HEADINGS], ...rows.map(({ Id, Name, Forecast }) => [Id, Name, Forecast])]
}

export const CREATE = 'CREATE TABLE milestone (Id, Name, Forecast);'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

export function insertOf(rows: readonly Row[]): string {
  return rows
    .map(
      ({ Id, Name, Forecast }) =>
        `INSERT INTO milestone VALUES (${[Id, Name, Forecast].map(literal).join()});`,
    )
    .join('\n')
}

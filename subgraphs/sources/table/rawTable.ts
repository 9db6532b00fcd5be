import type { ProblemCode } from '../../../base/problems/problem'
import type { Place } from '../../../schema/facts/figures/cell'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import type { Remake } from '../json/remade'

/** What is wrong with a cell or record before anybody asks what it means. */
export interface RawDefect {
  readonly code: ProblemCode
  /** Completes a sentence that begins with the value: `holds formula =G6*1.1 with no stored result`. */
  readonly wrong: string
  /** What would be right. */
  readonly right?: string
}

/** What a number format shows beside the digits of a number. The sign is no part of it. */
export interface NumberShown {
  readonly before: string
  readonly after: string
  /** The currency among the words beside it, as a symbol or an ISO 4217 code. */
  readonly currency?: string
  /** What the number that is kept was divided by to be shown; 1 where its format divides only others. */
  readonly dividedBy?: number
  /** Whether its digits are shown as those of an identifier: not grouped, without decimals or powers of ten. */
  readonly isIdentifier: boolean
}

/**
 * A value that the source itself typed. Numbers are exact decimal text, dates ISO 8601. A number is the one that
 * its format shows, with every digit that it has; what the format shows besides is told where there is any.
 */
export type RawTyped =
  | {
      readonly kind: 'NUMBER'
      readonly value: string
      readonly shown?: NumberShown
      /** The day that is day 0 where the number counts days, if it is not 30 December 1899. */
      readonly dayZero?: string
    }
  | { readonly kind: 'BOOLEAN'; readonly value: boolean }
  | { readonly kind: 'DATE'; readonly value: string }

export interface RawCell {
  /** What the owner wrote; for a typed value, the text that a person sees. */
  readonly text: string
  readonly typed?: RawTyped
  readonly defect?: RawDefect
  readonly place: Place
}

export interface RawHeading {
  readonly index: number
  /** As the owner wrote it, white space folded. */
  readonly text: string
  readonly place: Place
}

export interface RawRecord {
  /** Where the record stands as a whole. */
  readonly place: Place
  readonly defect?: RawDefect
  cell(heading: RawHeading): RawCell
  /** The text of each cell, by column from 0; only in tables that are `isText`. */
  readonly texts?: readonly string[]
  /** The value at a path inside the record; only sources of nested records have it. */
  at?(path: string): RawCell | undefined
  /** The whole record as the owner wrote it: heading → text. */
  asWritten(): Readonly<Record<string, string>>
}

/** What every kind of source yields. Mapping takes this, never bytes. */
export interface RawTable {
  readonly headings: readonly RawHeading[]
  /** Whether each cell is text and no more, and its place that of its record with its column and its heading. */
  readonly isText?: boolean
  /** Whether its payload is one in which decimal commas are likely. */
  readonly mayHaveDecimalCommas?: boolean
  /** Read once, in order. */
  readonly records: Iterable<RawRecord>
  /** How many there are at most, where that is known beforehand. */
  readonly mostRecords?: number
  /** What was seen of its rows that stops nothing; complete once the records have been read. */
  notes?(): readonly Note[]
  /** The cell at a fixed address outside the table; only workbooks have it. */
  addressed?(sheet: string, cell: string): RawCell | undefined
  /** The sheets that `addressed` may be asked for. */
  readonly sheets?: readonly string[]
  /** The heading of what records have at a path; nothing where no record has a value there. */
  headingAt?(path: string): RawHeading | undefined
  /** The records that others make of its own, each in the place of the one it was made of; only JSON has it. */
  remade?(remake: Remake): Promise<RawTable>
}

export type Orientation = 'rows' | 'columns' | 'auto'

/** The sheet of a workbook that is wanted. */
export interface SheetWanted {
  readonly named: (name: string) => boolean
  /** In words, for messages: `"Q2 Return"`, `starting with "Q2"`. */
  readonly text: string
  /** Whether it is named in full, as a hidden sheet must be. */
  readonly inFull: boolean
}

/** Where the table stands in its payload. The predicates are given headings with white space folded. */
export interface TableWanted {
  /** Its sheet, in a workbook; that of the source if left out. */
  readonly sheet?: SheetWanted
  /** `rows`: one record a row. `columns`: one record a column, one field a row. */
  readonly orientation: Orientation
  /** Recognises the heading that marks the table. */
  readonly header: (heading: string) => boolean
  /** The mark in words, for messages. */
  readonly headerText: string
  /** Recognise the other headings; `auto` decides by where more of them lie. */
  readonly known: readonly ((heading: string) => boolean)[]
  /** How many rows (or columns) the headings take; above one, levels are joined by ` / `. */
  readonly headerRows: number
  /** Given the first cell of a record, or a heading: true where the table has ended before it. */
  readonly stop?: (firstCell: string) => boolean
}

/** A payload that has been opened and holds one table or several. */
export interface RawSource {
  /** The text encoding that was used, where the payload is text. */
  readonly encoding?: string
  /** Whether a table may be read more than once: where it is made anew from the payload each time. */
  readonly isRereadable?: boolean
  /** @throws Problem HEADER_NOT_FOUND where nothing in the payload answers to the wish */
  table(wanted: TableWanted): RawTable
  /** One record, made of cells at fixed addresses; only workbooks have it. */
  form?(): RawTable
  /**
   * The records that one request brought; only sources that are asked have it.
   *
   * @throws Problem BAD_CONFIGURATION where the source is asked no such thing
   */
  request?(name: string): RawTable
  /** The records of a table in the shape that a mapping has given them; nothing where it has given none. */
  reshaped?(shape: object): RawTable | undefined
  /** What was seen on the way that stops nothing; complete once the records have been read. */
  notes?(): readonly Note[]
}

import { csvArm, csvKind } from './csv'
import type { CsvSource } from './csv'
import type { FileReturn } from './fileReturn'
import type { SourceKind } from './kind'
import { odataArm, odataKind } from './odata'
import type { OdataReturn, OdataSource } from './odata'
import { restArm, restKind } from './rest'
import type { RestReturn, RestSource } from './rest'
import { sqlArm, sqlKind } from './sql'
import type { SqlReturn, SqlSource } from './sql'
import { workbookArm, workbookKind } from './workbook'
import type { WorkbookSource } from './workbook'

/** What each kind needs to know of a source. */
export interface SourceSettings {
  readonly csv: CsvSource
  readonly workbook: WorkbookSource
  readonly rest: RestSource
  readonly odata: OdataSource
  readonly sql: SqlSource
}

/** What each kind needs to know of a return. */
export interface ReturnSettings {
  readonly csv: FileReturn
  readonly workbook: FileReturn
  readonly rest: RestReturn
  readonly odata: OdataReturn
  readonly sql: SqlReturn
}

export type KindName = keyof SourceSettings

/** How `subgraph.yml` writes a source, kind by kind. */
export const SOURCE_ARMS = [csvArm, workbookArm, restArm, odataArm, sqlArm] as const

/** Every kind of source that there is. */
export const SOURCE_KINDS: {
  readonly [K in KindName]: SourceKind<SourceSettings[K], ReturnSettings[K]>
} = { csv: csvKind, workbook: workbookKind, rest: restKind, odata: odataKind, sql: sqlKind }

/** How a source of a kind is read; it is only ever given sources and returns of that kind. */
export function kindNamed(kind: KindName): SourceKind<SourceSettings[KindName], ReturnSettings[KindName]> {
  return SOURCE_KINDS[kind]
}

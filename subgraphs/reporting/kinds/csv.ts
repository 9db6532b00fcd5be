import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { csvOptions } from '../mapping/written/mappingSchema'
import { openCsv } from '../../sources/csv/csv'
import { sourceShape } from '../config/sourceShape'
import { fetchFile, fileSourceShape } from './fileReturn'
import type { FileReturn } from './fileReturn'
import type { SourceKind } from './kind'

export const csvArm = closed({
  ...sourceShape,
  kind: z.literal('csv'),
  csv: csvOptions.optional(),
  ...fileSourceShape,
})

export interface CsvSource {
  readonly csv: z.output<typeof csvOptions>
  readonly maxBytes: number
}

export const csvKind: SourceKind<CsvSource, FileReturn> = {
  reads: ({ csv }) => csv,
  fetch: ({ maxBytes }, one, { portfolioRoot }) => fetchFile(one, maxBytes, portfolioRoot),
  open: async ({ csv: { delimiter, encoding, shortRows, quotes } }, { file }, bytes) =>
    openCsv(bytes, file, {
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(shortRows === undefined ? {} : { shortRows }),
      ...(quotes === undefined ? {} : { quotes }),
    }),
}

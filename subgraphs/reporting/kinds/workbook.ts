import type { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { sheetWanted } from '../mapping/records/tableWanted'
import { openWorkbook } from '../../sources/workbook/workbook'
import { workbookShape } from '../../sources/workbook/workbook.config'
import { sourceShape } from '../config/sourceShape'
import { fetchFile, fileSourceShape } from './fileReturn'
import type { FileReturn } from './fileReturn'
import type { SourceKind } from './kind'

export const workbookArm = closed({ ...sourceShape, ...workbookShape, ...fileSourceShape })

export type WorkbookSource = Pick<z.output<typeof workbookArm>, 'workbook' | 'maxBytes'>

export const workbookKind: SourceKind<WorkbookSource, FileReturn> = {
  reads: ({ workbook: { limits: _limits, ...options } }) => options,
  fetch: ({ maxBytes }, one, { portfolioRoot }) => fetchFile(one, maxBytes, portfolioRoot),
  open({ workbook: { sheet, ...options } }, { file }, bytes) {
    return openWorkbook(bytes, file, {
      ...options,
      ...(sheet === undefined ? {} : { sheet: sheetWanted(sheet) }),
    })
  },
}

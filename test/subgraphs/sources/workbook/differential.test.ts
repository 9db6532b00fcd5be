import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parseCellRange } from '../../../../subgraphs/sources/table/cellAddress'
import { readInThread } from '../../../../subgraphs/sources/workbook/readInThread'
import { readWorkbookFile } from '../../../../subgraphs/sources/workbook/readWorkbookFile'
import { sharedFolder } from '../../../reference/location'
import { OPENPYXL_BOOKS } from './openpyxlBooks'
import { RETURN_FODS } from './returnFods'
import { compareWithSheetJs } from './secondOpinion'
import { describeWith, hasLibreOffice, hasOpenpyxl, savedByLibreOffice, savedByOpenpyxl } from './writers'

const range = parseCellRange('A1:ZZ5000')
if (range === undefined) throw new Error('the range is none')

jest.setTimeout(120_000)

async function agreement(bytes: Buffer): Promise<{ cells: number; differences: readonly string[] }> {
  const ours = await readWorkbookFile({
    bytes,
    range: range as NonNullable<typeof range>,
    maxCells: 1_000_000,
  })
  return compareWithSheetJs(bytes, ours, range as NonNullable<typeof range>)
}

describe('every cell equals the reading of a second library', () => {
  describeWith('LibreOffice', hasLibreOffice, 'in workbooks saved by LibreOffice', () => {
    it.each(['ods', 'xlsx'] as const)('%s', async (to) => {
      expect(await agreement(savedByLibreOffice(RETURN_FODS, 'fods', to))).toEqual({
        cells: 39,
        differences: [],
      })
    })

    it('xlsx, made from CSV', async () => {
      const csv = 'Id,Name,Cost,Date\nP-01,"two\nlines",12.5,31/12/2026\nP-02,"a ""quoted"" word",-3,\n'
      expect(await agreement(savedByLibreOffice(csv, 'csv', 'xlsx'))).toEqual({ cells: 11, differences: [] })
    })
  })

  describeWith('openpyxl', hasOpenpyxl, 'in workbooks saved by openpyxl', () => {
    it.each(Object.entries(OPENPYXL_BOOKS))('%s', async (_name, script) => {
      const { cells, differences } = await agreement(savedByOpenpyxl(script))
      expect(differences).toEqual([])
      expect(cells).toBeGreaterThan(0)
    })
  })

  const returns = path.join(sharedFolder() ?? '', 'data', 'gmpp-return')

  describeWith(
    'the folder of published data',
    existsSync(returns),
    'in the quarterly return of the GMPP',
    () => {
      // Counts: issue 3 and the data folder's README, made with two other readers.
      it('blank: 26 sheets, 11 hidden, 20,744 filled cells, 262 errors, 1,157 merges', async () => {
        const bytes = readFileSync(path.join(returns, 'template.xlsm'))
        const ours = await readInThread(
          { bytes, range: range as NonNullable<typeof range>, maxCells: 1_000_000 },
          { seconds: 110, megabytes: 768 },
        )
        const { differences } = compareWithSheetJs(bytes, ours, range as NonNullable<typeof range>)
        expect(differences).toEqual([])
        const cells = ours.sheets.flatMap((sheet) => sheet.cells)
        expect({
          sheets: ours.sheets.length,
          hidden: ours.sheets.filter(({ visibility }) => visibility !== 'VISIBLE').length,
          filled: cells.filter(({ value }) => value !== '').length,
          errors: cells.filter(({ kind }) => kind === 'ERROR').length,
          formulas: cells.filter(({ formula }) => formula !== undefined).length,
          merges: ours.sheets.flatMap(({ merges }) => merges).length,
        }).toEqual({ sheets: 26, hidden: 11, filled: 20_744, errors: 262, formulas: 6_520, merges: 1_157 })
      })

      it('collected: one sheet of 19 rows', async () => {
        const { cells, differences } = await agreement(readFileSync(path.join(returns, 'master.xlsx')))
        expect({ cells, differences }).toEqual({ cells: 38, differences: [] })
      })
    },
  )
})

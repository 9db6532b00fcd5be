import { hucreReader } from './openXml/hucreReader'
import { odsReader } from './ods/odsReader'
import { listSheets } from './openXml/openXmlSheets'
import { refused } from './refused'
import type { ReadRequest, ReadWorkbook, SheetReader } from './sheetReader'
import { encrypted, openZip } from './archive/zipContents'
import type { ZipContents } from './archive/zipContents'

export type FileRequest = Omit<ReadRequest, 'zip'>

/**
 * Reads the sheets of a workbook, whatever its name ends in: what it holds decides. Takes time and memory, so
 * it runs in a thread of its own: see `readInThread`.
 *
 * @throws Problem WORKBOOK_TOO_LARGE, WORKBOOK_ENCRYPTED, BAD_WORKBOOK, NOT_A_TABLE
 */
export async function readWorkbookFile(request: FileRequest): Promise<ReadWorkbook> {
  const zip = await openZip(request.bytes)
  return (await readerOf(zip)).read({ ...request, zip })
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.spreadsheet'
const RIGHT = 'an XLSX, XLSM or ODS workbook'

async function readerOf(zip: ZipContents): Promise<SheetReader> {
  const type = (await zip.part('mimetype'))?.toString('latin1').trim()
  if (type?.startsWith(OPEN_DOCUMENT) === true) {
    const manifest = await zip.part('META-INF/manifest.xml')
    if (manifest?.includes('encryption-data') === true) throw encrypted()
    return odsReader
  }
  if (zip.names.has('xl/workbook.bin'))
    throw refused('NOT_A_TABLE', 'is a binary Excel workbook (XLSB)', RIGHT)
  if ((await listSheets(zip)).length > 0) return hucreReader
  const look =
    type === undefined
      ? 'a ZIP archive without sheets, or another Office document'
      : `a document of type ${type}`
  throw refused('NOT_A_TABLE', `is not a workbook: it looks like ${look}`, RIGHT)
}

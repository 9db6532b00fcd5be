import { parseCellRange } from '../table/cellAddress'
import { looksLike } from '../table/payloadLooks'
import type { RawSource } from '../table/rawTable'
import { OpenedWorkbook } from './openedWorkbook'
import type { WorkbookOptions } from './openedWorkbook'
import { readInThread } from './readInThread'
import { inFile, refused } from './refused'
import { encrypted } from './archive/zipContents'

export const WORKBOOK_DEFAULTS: WorkbookOptions = {
  range: 'A1:ZZ5000',
  hiddenSheets: 'flag',
  hiddenRows: 'flag',
  hiddenColumns: 'flag',
  limits: { seconds: 60, megabytes: 768, maxCells: 1_000_000 },
}

/**
 * Opens a workbook: XLSX, XLSM or ODS, by what it holds and not by its name. It is parsed in a thread of its
 * own; formulas are never evaluated and macros never run.
 *
 * @param file how the file is called in places and messages
 * @throws Problem NOT_A_TABLE, BAD_WORKBOOK, WORKBOOK_ENCRYPTED, WORKBOOK_TOO_LARGE, WORKBOOK_TIMEOUT
 */
export async function openWorkbook(
  bytes: Uint8Array,
  file: string,
  options: Partial<WorkbookOptions> = {},
): Promise<RawSource> {
  const how = { ...WORKBOOK_DEFAULTS, ...options }
  const range = parseCellRange(how.range)
  if (range === undefined) throw new RangeError(`"${how.range}" is not a range such as A1:ZZ5000`)
  try {
    refuseOthers(bytes)
    const { maxCells, ...limits } = how.limits
    const book = await readInThread({ bytes, range, maxCells }, limits)
    return new OpenedWorkbook(file, book, how, range)
  } catch (error) {
    throw inFile(file, error)
  }
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

function refuseOthers(bytes: Uint8Array): void {
  if (ZIP.every((byte, at) => bytes[at] === byte)) return
  const isOle = OLE.every((byte, at) => bytes[at] === byte)
  // Office wraps what it encrypts in the container of its old formats; names in it are UTF-16.
  if (isOle && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted()
  const look = looksLike(bytes) ?? 'text, perhaps CSV'
  throw refused('NOT_A_TABLE', `is not a workbook: it looks like ${look}`, 'an XLSX, XLSM or ODS workbook')
}

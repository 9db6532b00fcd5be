import { CellCount } from '../cellCount'
import { OdsWalk } from './odsWalk'
import { refused } from '../refused'
import type { SheetReader } from '../sheetReader'
import { walkXml } from '../archive/xml'

const CONTENT = 'content.xml'

/**
 * Reads OpenDocument spreadsheets (ODS). Ours, because hucre passes over grouped rows and heading rows, knows
 * no range in this format, and does not report what is hidden.
 */
export const odsReader: SheetReader = {
  async read({ zip, range, maxCells }) {
    const xml = await zip.part(CONTENT)
    if (xml === undefined)
      throw refused('BAD_WORKBOOK', `has no part ${CONTENT}`, 'the workbook, saved again')
    const walk = new OdsWalk(range, new CellCount(maxCells))
    walkXml(xml.toString('utf8'), CONTENT, walk)
    return { sheets: walk.sheets }
  },
}

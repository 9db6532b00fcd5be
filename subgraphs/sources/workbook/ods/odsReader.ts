import { CellCount } from '../cellCount'
import { OdsStyles } from './odsStyles'
import { OdsWalk } from './odsWalk'
import { refused } from '../refused'
import type { SheetReader } from '../sheetReader'
import { walkXml } from '../archive/xml'
import { xmlSection } from '../archive/xmlSection'

const CONTENT = 'content.xml'
const STYLES = 'styles.xml'

/**
 * Reads OpenDocument spreadsheets (ODS). Ours, because hucre passes over grouped rows and heading rows, knows
 * no range in this format, and does not report what is hidden.
 */
export const odsReader: SheetReader = {
  async read({ zip, range, maxCells }) {
    const xml = await zip.part(CONTENT)
    if (xml === undefined)
      throw refused('BAD_WORKBOOK', `has no part ${CONTENT}`, 'the workbook, saved again')
    const styles = new OdsStyles()
    const named = await zip.part(STYLES)
    if (named !== undefined) walkXml(named.toString('utf8'), STYLES, xmlSection('styles', styles))
    const walk = new OdsWalk(range, new CellCount(maxCells), styles)
    walkXml(xml.toString('utf8'), CONTENT, walk)
    const { sheets, dayZero } = walk
    return { sheets, ...(dayZero === '1899-12-30' ? {} : { dayZero }) }
  },
}

import { decimalText } from '../../../../base/text/decimalText'
import { refused } from '../refused'
import type { SheetCell } from '../sheetReader'
import type { OdsStyles } from './odsStyles'

/** A cell without its position. */
export type OdsCell = Omit<SheetCell, 'row' | 'column'>

const ERROR = /^(?:#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!)|Err:5\d\d)$/
const DURATION = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/

type Attributes = Readonly<Record<string, string>>
type OdsValue = Pick<SheetCell, 'kind' | 'value' | 'shape'>

/**
 * The cell in an OpenDocument spreadsheet with these attributes and words; nothing where it holds nothing.
 *
 * @param style that which shows its numbers; its words are kept as they are shown
 */
export function odsCell(
  attributes: Attributes,
  paragraphs: readonly string[],
  comment: readonly string[],
  styles: OdsStyles,
  style: string,
): OdsCell | undefined {
  const formula = formulaOf(attributes['table:formula'])
  const value =
    numberIn(attributes, styles, style) ?? valueOf(attributes, paragraphs.join('\n'), formula !== undefined)
  if (value.kind === 'EMPTY' && formula === undefined && comment.length === 0) return undefined
  return {
    ...value,
    ...(formula === undefined ? {} : { formula }),
    ...(comment.length === 0 ? {} : { comment: comment.join('\n') }),
  }
}

function valueOf(attributes: Attributes, words: string, calculated: boolean): OdsValue {
  const type = attributes['office:value-type']
  if (attributes['calcext:value-type'] === 'error')
    return { kind: 'ERROR', value: words === '' ? '#ERROR' : words }
  switch (type) {
    case 'percentage':
      return { kind: 'PERCENT', value: numberOf(attributes['office:value']) }
    case 'boolean':
      return { kind: 'BOOLEAN', value: String(attributes['office:boolean-value'] === 'true') }
    case 'date':
      return {
        kind: 'DATE',
        value: (attributes['office:date-value'] ?? '').replace(/T00:00:00(?:\.0+)?$/, ''),
      }
    case 'time':
      return { kind: 'TIME', value: durationOf(attributes['office:time-value'] ?? '') }
    case 'string': {
      const text = words === '' ? (attributes['office:string-value'] ?? '') : words
      return { kind: calculated && ERROR.test(text) ? 'ERROR' : 'TEXT', value: text }
    }
    default:
      return words === '' ? { kind: 'EMPTY', value: '' } : { kind: 'TEXT', value: words }
  }
}

/** A number or money, as its style shows it; nothing where the cell holds neither. */
function numberIn(attributes: Attributes, styles: OdsStyles, style: string): OdsValue | undefined {
  const type = attributes['office:value-type']
  if ((type !== 'float' && type !== 'currency') || attributes['calcext:value-type'] === 'error')
    return undefined
  const value = numberOf(attributes['office:value'])
  const shown = styles.formatOf(style)?.sectionFor(Number(value))
  if (shown?.words !== undefined) return { kind: 'TEXT', value: shown.words }
  const shape = shown?.shape ?? styles.moneyShape(attributes['office:currency'])
  return {
    kind: shown?.isPercent === true ? 'PERCENT' : 'NUMBER',
    value,
    ...(shape === undefined ? {} : { shape }),
  }
}

function numberOf(text: string | undefined): string {
  if (text === undefined || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(text)) {
    throw refused('BAD_WORKBOOK', `holds a number that is none: "${text ?? ''}"`, 'the workbook, saved again')
  }
  return decimalText(text.replace(/^\+/, ''))
}

/** `PT09H30M00S` as `PT9H30M0S`. */
function durationOf(text: string): string {
  const [, hours, minutes, seconds] = DURATION.exec(text) ?? []
  return hours === undefined ? text : `PT${Number(hours)}H${Number(minutes)}M${Number(seconds)}S`
}

/** `of:=[.A1]*1.1` as `A1*1.1`. */
function formulaOf(text: string | undefined): string | undefined {
  return text
    ?.replace(/^(?:[a-z]+:)?=/i, '')
    .replace(/\[([^\]]*)\]/g, (_whole, reference: string) => reference.replace(/(^|:)\./g, '$1'))
}

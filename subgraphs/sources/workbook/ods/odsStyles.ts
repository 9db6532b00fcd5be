import type { XmlHandlers } from '../archive/xml'
import type { FormatToken } from '../format/formatTokens'
import { NumberFormat, sectionTest } from '../format/numberFormat'
import type { WrittenSection } from '../format/numberFormat'
import { numberShape } from '../format/numberShape'
import type { NumberShape } from '../format/numberShape'
import { numberTokens } from './odsNumber'
import type { EmbeddedText } from './odsNumber'

type Attributes = Readonly<Record<string, string>>

/** The data style of numbers, money, percentages or words: a section of a number format. */
interface DataStyle {
  readonly isOfWords: boolean
  readonly tokens: FormatToken[]
  /** Other sections, and the conditions on which they stand in for this one. */
  readonly maps: { readonly condition: string; readonly style: string }[]
}

interface CellStyle {
  readonly data: string | undefined
  readonly parent: string | undefined
}

const DATA_STYLES = ['number-style', 'currency-style', 'percentage-style', 'text-style']
const NUMBERS = ['number', 'scientific-number', 'fraction']

/**
 * The styles of an OpenDocument spreadsheet, as far as they say how numbers are shown: OpenDocument 1.3 part 3,
 * 16.29. Styles heard of later stand in for earlier ones of the same name.
 */
export class OdsStyles implements XmlHandlers {
  readonly #dataStyles = new Map<string, DataStyle>()
  readonly #cellStyles = new Map<string, CellStyle>()
  readonly #moneyShapes = new Map<string, NumberShape>()
  readonly #formats = new Map<string, NumberFormat | undefined>()
  #open: DataStyle | undefined
  #number:
    { readonly name: string; readonly attributes: Attributes; readonly embedded: EmbeddedText[] } | undefined
  /** Where the text that comes next belongs. */
  #take: ((text: string) => void) | undefined

  open(name: string, attributes: Attributes): void {
    this.#take = undefined
    if (name === 'style') this.#addCellStyle(attributes)
    else if (DATA_STYLES.includes(name)) this.#openDataStyle(name, attributes)
    else if (this.#open === undefined) return
    else if (name === 'map') {
      const { 'style:condition': condition = '', 'style:apply-style-name': style = '' } = attributes
      this.#open.maps.push({ condition: condition.replace('value()', ''), style })
    } else if (NUMBERS.includes(name)) this.#number = { name, attributes, embedded: [] }
    else if (name === 'embedded-text') {
      const digits = Number(attributes['number:position'] ?? '0')
      this.#take = (text) => this.#number?.embedded.push({ digits, text })
    } else if (name === 'text') this.#take = (text) => this.#open?.tokens.push({ kind: 'LITERAL', text })
    else if (name === 'currency-symbol')
      this.#take = (text) => this.#open?.tokens.push({ kind: 'CURRENCY', text })
  }

  close(name: string): void {
    this.#take = undefined
    if (DATA_STYLES.includes(name)) this.#open = undefined
    if (this.#number === undefined || !NUMBERS.includes(name)) return
    const { attributes, embedded } = this.#number
    this.#open?.tokens.push(...numberTokens(name, attributes, embedded))
    this.#number = undefined
  }

  text(text: string): void {
    this.#take?.(text)
  }

  /** The number format of cells of a style; nothing where it shows numbers as they are. */
  formatOf(cellStyle: string): NumberFormat | undefined {
    if (!this.#formats.has(cellStyle)) this.#formats.set(cellStyle, this.#madeFormat(cellStyle))
    return this.#formats.get(cellStyle)
  }

  /** The shape of money whose style shows no currency, where its cell says that it is not in pounds. */
  moneyShape(currency: string | undefined): NumberShape | undefined {
    if (currency === undefined || currency === 'GBP' || !/^[A-Z]{3}$/.test(currency)) return undefined
    const known = this.#moneyShapes.get(currency)
    if (known !== undefined) return known
    const symbol: FormatToken = { kind: 'CURRENCY', text: `${currency} ` }
    const shape = numberShape([symbol, ...numberTokens('number', {}, [])])
    if (shape !== undefined) this.#moneyShapes.set(currency, shape)
    return shape
  }

  #addCellStyle(attributes: Attributes): void {
    const name = attributes['style:name']
    if (name === undefined || attributes['style:family'] !== 'table-cell') return
    this.#cellStyles.set(name, {
      data: attributes['style:data-style-name'],
      parent: attributes['style:parent-style-name'],
    })
  }

  #openDataStyle(name: string, attributes: Attributes): void {
    const tokens: FormatToken[] = name === 'percentage-style' ? [{ kind: 'PERCENT', text: '' }] : []
    this.#open = { isOfWords: name === 'text-style', tokens, maps: [] }
    this.#dataStyles.set(attributes['style:name'] ?? '', this.#open)
  }

  #madeFormat(cellStyle: string): NumberFormat | undefined {
    const style = this.#dataStyles.get(this.#dataStyleOf(cellStyle) ?? '')
    if (style === undefined) return undefined
    const sections: WrittenSection[] = style.maps.flatMap(({ condition, style: name }) => {
      const test = sectionTest(condition)
      const tokens = this.#dataStyles.get(name)?.tokens
      return test === undefined || tokens === undefined ? [] : [{ test, tokens }]
    })
    return new NumberFormat(style.isOfWords ? sections : [...sections, { tokens: style.tokens }])
  }

  /** A style has the data style of its parent where it has none of its own. */
  #dataStyleOf(cellStyle: string): string | undefined {
    const seen = new Set<string>()
    let name: string | undefined = cellStyle
    while (name !== undefined && !seen.has(name)) {
      seen.add(name)
      const style: CellStyle | undefined = this.#cellStyles.get(name)
      if (style?.data !== undefined) return style.data
      name = style?.parent
    }
    return undefined
  }
}

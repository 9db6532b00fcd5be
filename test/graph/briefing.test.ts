import type { BriefingQuery, ToldFragment } from '../../client/operations'
import { periodInWords } from '../../schema/facts/words/period'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, SHIPPED_NOW, startGateway } from '../support/processes/running'

const NAMES = `{ portfolio { measures { name } clusters { organisations { name } bodies { name } milestoneStandings { nodes { milestone { name } } } }
  programmes { name milestoneStandings { nodes { milestone { name } } } } strategy { products { name } } } }`

const SENTENCES = `query ($all: Boolean) { portfolio {
  headline(includeIllustrative: $all) { ...told }
  clusters { headline(includeIllustrative: $all) { ...told } standing(includeIllustrative: $all) { headline { ...told } label axisName } }
  concerns(includeIllustrative: $all) { headline { ...told } sentences { ...told } message }
} }
fragment told on Sentence { text illustrative figures { id display period { label } origin } }`

/** Every text under a `name`, the longest first, so that none hides in another. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'name' && typeof one === 'string' ? [one] : namesIn(one),
  )
}

function sentencesIn(value: unknown): ToldFragment[] {
  if (Array.isArray(value)) return value.flatMap(sentencesIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'figures' in value && 'text' in value ? [value as ToldFragment] : []
  return [...own, ...Object.values(value).flatMap(sentencesIn)]
}

const numbersIn = (text: string) =>
  text.match(/\d[\d,]*(?:\.\d+)?/g)?.map((one) => one.replace(/,$/, '')) ?? []

/** Numbers of a sentence that are in no figure that it cites, nor in its period. */
function unfounded({ text, figures }: ToldFragment, names: readonly string[]): readonly string[] {
  const plain = names.reduce((rest, name) => rest.replaceAll(name, ''), text)
  const cited = new Set(
    figures.flatMap(({ display, period }) => [
      ...numbersIn(display),
      ...(period == null ? [] : numbersIn(periodInWords(period.label))),
    ]),
  )
  return numbersIn(plain).filter((number) => !cited.has(number))
}

/** Words that no reader should meet: codes, ids, the machine's words for nothing. */
const JARGON = /[A-Z]+_[A-Z]+|\b(?:null|undefined|NaN|con_|fig_|P50|P80|EWMA|XmR|SPI)\b/

describe('the sentences of the shipped portfolio', () => {
  let gateway: Gateway
  let names: readonly string[]

  beforeAll(async () => {
    // Everything is worked out anew for several editions.
    gateway = await startGateway(undefined, { now: () => SHIPPED_NOW, memberTimeoutMillis: 60_000 })
    const { data, errors } = await gateway.ask<unknown>(NAMES)
    expect(errors).toBeUndefined()
    names = [...new Set(namesIn(data))].sort((a, b) => b.length - a.length)
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const told = async (all: boolean) => {
    const page = await gateway.ask<BriefingQuery>(exampleQuery('briefing'), { includeIllustrative: all })
    const rest = await gateway.ask<unknown>(SENTENCES, { all })
    expect([page.errors, rest.errors]).toEqual([undefined, undefined])
    return { page: page.data?.portfolio?.briefing, sentences: sentencesIn([page.data, rest.data]) }
  }

  it.each([false, true])(
    'tell no number that a cited figure does not display (illustrative: %s)',
    async (all) => {
      const { sentences } = await told(all)
      expect(sentences.length).toBeGreaterThan(40)
      const wrong = sentences.flatMap((one) => {
        const numbers = unfounded(one, names)
        return numbers.length === 0 ? [] : [{ text: one.text, numbers }]
      })
      expect(wrong).toEqual([])
    },
  )

  it('would catch a number that is not cited', () => {
    const figures = [
      { id: 'x', display: '74.3%', period: { label: '2026-10' }, origin: 'PUBLISHED' as const },
    ]
    const say = (text: string) => unfounded({ text, illustrative: false, figures }, ['within 5 days'])
    expect(say('Paid within 5 days: 74.3% in October 2026.')).toEqual([])
    expect(say('Paid within 5 days: 74.4% in October 2026.')).toEqual(['74.4'])
  })

  it.each([false, true])(
    'have no code and no jargon, and a page fits a page (illustrative: %s)',
    async (all) => {
      const { page, sentences } = await told(all)
      expect(sentences.filter(({ text }) => JARGON.test(text)).map(({ text }) => text)).toEqual([])
      const words = page?.text.split(/\s+/).length ?? 0
      expect(words).toBeGreaterThan(150)
      // A page of A4 in 11 points.
      expect(words).toBeLessThan(650)
    },
  )

  it('tell nothing that is invented unless asked, and mark it where they do', async () => {
    const real = await told(false)
    expect(real.sentences.filter(({ illustrative }) => illustrative)).toEqual([])
    const { page, sentences } = await told(true)
    const invented = sentences.filter(({ figures }) =>
      figures.some(({ origin }) => origin === 'ILLUSTRATIVE'),
    )
    expect(invented.length).toBeGreaterThan(10)
    expect(invented.every(({ illustrative }) => illustrative)).toBe(true)
    expect(page?.text).toContain('(Illustrative.)')
  })

  it('say first who needs help, with what, how sure, and what nobody knows', async () => {
    const { page } = await told(false)
    // Matrix and Unity are rated Red at 31 March 2026 in the published data; Matrix is also past a date.
    expect(page?.helpFirst.map(({ name }) => name)).toEqual(['Matrix', 'Unity'])
    expect(page?.helpFirst.every(({ help, certainty }) => help.length > 0 && certainty.length > 0)).toBe(true)
    expect(page?.notKnown.map(({ text }) => text).join(' ')).toContain(
      'No real figure is held, of any cluster, of Payroll accuracy',
    )
    expect(page?.published.map(({ text }) => text).join(' ')).toContain(
      'Defence 34,875 in May 2026, from 35,099 a year before',
    )
  })
})

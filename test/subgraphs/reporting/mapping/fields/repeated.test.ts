import { Repeated } from '../../../../../subgraphs/reporting/mapping/fields/repeated'

/** One that finds lengths, and how often it was asked to. */
function lengths(): { repeated: Repeated<number>; asked: string[] } {
  const asked: string[] = []
  const repeated = new Repeated<number>((text) => {
    asked.push(text)
    return text === 'never' ? undefined : text.length
  })
  return { repeated, asked }
}

describe('what texts have been found to be', () => {
  it('is found once where they come again, one after the other or not', () => {
    const { repeated, asked } = lengths()
    expect(['a', 'a', 'bb', 'a', 'bb', 'a'].map((text) => repeated.of(text))).toEqual([1, 1, 2, 1, 2, 1])
    expect(asked).toEqual(['a', 'bb'])
  })

  it('is not kept where nothing was found, or the text is long', () => {
    const { repeated, asked } = lengths()
    const long = 'x'.repeat(41)
    for (const text of ['never', 'never', long, long]) repeated.of(text)
    expect(asked).toEqual(['never', 'never', long, long])
  })

  it('is not kept any longer once hardly any text has come again', () => {
    const { repeated, asked } = lengths()
    const texts = Array.from({ length: 5000 }, (_, at) => `t${at}`)
    for (const text of texts) expect(repeated.of(text)).toBe(text.length)
    for (const text of texts) expect(repeated.of(text)).toBe(text.length)
    expect(asked).toHaveLength(10_000)
  })

  it('goes on being kept where texts come again, however many there are', () => {
    const { repeated, asked } = lengths()
    const texts = Array.from({ length: 5000 }, (_, at) => `t${at}`)
    for (const text of texts) for (let time = 0; time < 5; time += 1) repeated.of(text)
    for (const text of texts.slice(-100)) repeated.of(text)
    expect(asked).toHaveLength(5000)
  })
})

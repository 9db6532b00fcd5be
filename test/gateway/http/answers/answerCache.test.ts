import { Answer } from '../../../../gateway/http/answers/answer'
import type { WorkedOut } from '../../../../gateway/http/answers/answerCache'
import { AnswerCache } from '../../../../gateway/http/answers/answerCache'

const raw = (text: string) => ({ method: 'POST', accept: '', sent: Buffer.from(text) })
const at = (edition: string, unavailable = '') => ({ edition, unavailable })

function workedOut(body: string, given: Partial<WorkedOut> = {}): WorkedOut {
  return {
    answer: new Answer(200, 'application/json', body),
    reuse: 'FOR_THE_EDITION',
    whole: true,
    keep: true,
    ...given,
  }
}

/** For a client that waits to the end. */
const wanted = (work: () => Promise<WorkedOut>) => ({ client: () => undefined, work })

describe('answers kept', () => {
  it('are found by question and edition, and by the very text of the request', async () => {
    const cache = new AnswerCache(1_000_000)
    const { answer } = await cache.workOut(
      'q',
      raw('raw'),
      at('1'),
      wanted(async () => workedOut('one')),
    )
    expect(cache.repeated(raw('raw'), at('1'))?.answer).toBe(answer)
    expect(cache.find('q', raw('put otherwise'), at('1'))?.answer).toBe(answer)
    expect(cache.repeated(raw('put otherwise'), at('1'))?.answer).toBe(answer)
    expect(cache.repeated(raw('raw'), at('2'))).toBeUndefined()
    expect(cache.find('q', raw('raw'), at('2'))).toBeUndefined()
  })

  it('hold for every edition where the question names one', async () => {
    const cache = new AnswerCache(1_000_000)
    await cache.workOut(
      'q',
      raw('raw'),
      at('1'),
      wanted(async () => workedOut('one', { reuse: 'FOR_GOOD' })),
    )
    expect(cache.repeated(raw('raw'), at('9'))).toBeDefined()
  })

  it('are whole whoever is down; a partial one only while the same members are', async () => {
    const cache = new AnswerCache(1_000_000)
    await cache.workOut(
      'whole',
      raw('raw'),
      at('1'),
      wanted(async () => workedOut('one')),
    )
    expect(cache.repeated(raw('raw'), at('1', 'synergy'))).toBeDefined()
    await cache.workOut(
      'part',
      raw('some'),
      at('1', 'synergy'),
      wanted(async () => workedOut('two', { whole: false })),
    )
    expect(cache.repeated(raw('some'), at('1', 'synergy'))).toBeDefined()
    expect(cache.repeated(raw('some'), at('1', 'matrix'))).toBeUndefined()
    expect(cache.repeated(raw('some'), at('1'))).toBeUndefined()
  })

  it.each<[string, Partial<WorkedOut>]>([
    ['must not be kept', { keep: false }],
    ['tells how things are at the moment', { reuse: 'NOT_AT_ALL' }],
  ])('are none where an answer %s', async (_what, given) => {
    const cache = new AnswerCache(1_000_000)
    await cache.workOut(
      'q',
      raw('raw'),
      at('1'),
      wanted(async () => workedOut('one', given)),
    )
    expect(cache.repeated(raw('raw'), at('1'))).toBeUndefined()
    expect(cache.size).toBe(0)
  })

  it('are worked out once for all who ask at the same time, and anew after a failure', async () => {
    const cache = new AnswerCache(1_000_000)
    let times = 0
    const work = async () => {
      times += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return workedOut('one')
    }
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => cache.workOut('q', raw(`raw ${i % 2}`), at('1'), wanted(work))),
    )
    expect(times).toBe(1)
    const failing = () => Promise.reject(new Error('broken'))
    await expect(cache.workOut('f', raw('f'), at('1'), wanted(failing))).rejects.toThrow('broken')
    await cache.workOut('f', raw('f'), at('1'), wanted(work))
    expect(times).toBe(2)
  })

  it('stay within the bytes allowed, the least used going first', async () => {
    const cache = new AnswerCache(16_000)
    const ask = (n: number) =>
      cache.workOut(
        `q${n}`,
        raw(`raw${n}`),
        at('1'),
        wanted(async () => workedOut('x'.repeat(2_000))),
      )
    for (let n = 0; n < 4; n += 1) await ask(n)
    expect(cache.repeated(raw('raw0'), at('1'))).toBeDefined()
    for (let n = 4; n < 6; n += 1) await ask(n)
    expect(cache.size).toBeLessThanOrEqual(16_000)
    expect(cache.repeated(raw('raw0'), at('1'))).toBeDefined()
    expect(cache.repeated(raw('raw1'), at('1'))).toBeUndefined()
  })

  it('count the bytes of every encoding', async () => {
    const cache = new AnswerCache(1_000_000)
    const outcome = await cache.workOut(
      'q',
      raw('raw'),
      at('1'),
      wanted(async () => workedOut('y'.repeat(5_000))),
    )
    const before = cache.size
    const { bytes } = await outcome.answer.write('gzip')
    expect(cache.size).toBe(before + bytes.length)
  })
})

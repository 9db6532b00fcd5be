import type { Opening } from '../../../../../gateway/portfolio/editions/edition'
import { EditionLog } from '../../../../../gateway/portfolio/editions/store/editionLog'
import { MemoryEditionStore } from '../../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { fictionalRegister } from '../../../../support/fictional'

const register = fictionalRegister()
const opening: Opening = {
  instant: '2026-03-20T09:00:00.000Z',
  snapshots: { alpha: 1 },
  register: register.hash,
  methods: 'm',
  cause: 'start',
}

async function logOf(...openings: readonly Opening[]): Promise<EditionLog> {
  const log = new EditionLog(new MemoryEditionStore())
  await log.open(openings, register)
  return log
}

describe('the log of editions', () => {
  it('numbers editions, and keeps every one', async () => {
    const log = await logOf(opening, { ...opening, snapshots: { alpha: 2 } })
    expect(log.rows.map(({ sequence }) => sequence)).toEqual([1, 2])
    expect(log.newest).toEqual(log.rows[1])
    expect(log.find(log.rows[0]?.id ?? '')).toEqual(log.rows[0])
    expect(log.find('3.nowhere')).toBeUndefined()
  })

  it.each<[string, Partial<Opening>]>([
    ['an instant', { instant: '2026-03-20T09:00:00.001Z' }],
    ['snapshots', { snapshots: { alpha: 2 } }],
    ['methods', { methods: 'n' }],
    ['a cause', { cause: 'a new day' }],
  ])('gives another id to another content: %s', async (_what, other) => {
    const id = (await logOf(opening)).newest?.id
    expect((await logOf(opening)).newest?.id).toBe(id)
    expect((await logOf({ ...opening, ...other })).newest?.id).not.toBe(id)
  })

  it('finds the row in force at an instant, half-open', async () => {
    const log = await logOf(opening, {
      ...opening,
      instant: '2026-03-20T10:00:00.000Z',
      snapshots: { alpha: 2 },
    })
    const [first, second] = log.rows
    expect(log.at('2026-03-20T08:59:59.999Z')).toBeUndefined()
    expect(log.at('2026-03-20T09:00:00.000Z')).toEqual(first)
    expect(log.at('2026-03-20T09:59:59.999Z')).toEqual(first)
    expect(log.at('2026-03-20T10:00:00.000Z')).toEqual(second)
    expect(log.at('2030-01-01T00:00:00.000Z')).toEqual(second)
  })

  it('takes in what another process has appended instead of numbering a row twice', async () => {
    const store = new MemoryEditionStore()
    const [one, two] = [new EditionLog(store), new EditionLog(store)]
    expect(await one.open([opening], register)).toBe(true)
    expect(await two.open([{ ...opening, snapshots: { alpha: 9 } }], register)).toBe(false)
    expect(two.rows).toEqual(one.rows)
    expect(await two.open([{ ...opening, snapshots: { alpha: 9 } }], register)).toBe(true)
    expect(two.newest).toMatchObject({ sequence: 2, snapshots: { alpha: 9 } })
  })
})

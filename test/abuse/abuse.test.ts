import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { MemberRefresh } from '../../subgraphs/reporting/refresh/memberRefresh'
import type { Attack, Hazard, Outcome, Served } from './hazard'
import { HAZARDS } from './hazards'
import { KINDS, Theatre } from './theatre'
import { SECRET } from './subgraphOf'
import type { Row } from './stage'

/** Every refresh of a return, but for what its attack states. */
const SECONDS = 20

jest.setTimeout(90_000)

let theatre: Theatre
let edition = 0

beforeAll(async () => {
  theatre = await Theatre.open()
})
afterAll(() => theatre.close())

interface Good {
  readonly rows: readonly Row[]
  readonly served: Served
}

/** A good return that never was before. */
function nextGood(): Good {
  edition += 1
  const name = `Edition ${edition}`
  const rows = [
    { Id: 'design', Name: name, Forecast: '2029' },
    { Id: 'live', Name: name, Forecast: '2030' },
  ]
  return { rows, served: { design: [name, '2029'], live: [name, '2030'] } }
}

function outcomeOf({ problem, outcomes }: MemberRefresh): { outcome: string; message: string } {
  if (problem !== undefined) return { outcome: `UNREADABLE ${problem.code}`, message: problem.message }
  const [one] = outcomes
  if (one === undefined) return { outcome: 'NOTHING', message: '' }
  return 'problem' in one
    ? { outcome: `${one.outcome} ${one.problem.code}`, message: one.problem.message }
    : { outcome: one.outcome, message: '' }
}

/** The good return that each source holds, which is what its last attack was followed by. */
const standing = new Map<KindName, Good>()

/** A new good return is taken, and served. */
async function takeGood(kind: KindName): Promise<Good> {
  const good = nextGood()
  theatre.hold(kind, good.rows)
  expect(outcomeOf(await theatre.refresh(kind)).outcome).toBe('STORED')
  expect(theatre.served(kind)).toEqual(good.served)
  standing.set(kind, good)
  return good
}

async function play(kind: KindName, attack: Attack<never>): Promise<void> {
  const before = standing.get(kind) ?? (await takeGood(kind))
  standing.delete(kind)
  await attack.put(theatre.stage(kind) as never)
  const memory = process.memoryUsage().rss
  const started = Date.now()
  const { outcome, message } = outcomeOf(await theatre.refresh(kind))
  const seconds = (Date.now() - started) / 1000
  const grown = (process.memoryUsage().rss - memory) / 1e6

  expect({ outcome, message }).toEqual({ outcome: attack.outcome, message: expect.any(String) })
  if (attack.says !== undefined) expect(message).toMatch(attack.says)
  expect(message).not.toContain(SECRET.value)
  expect(theatre.served(kind)).toEqual(attack.serves ?? before.served)
  if (attack.outcome === 'STORED') expect(theatre.quarantined(kind)).toEqual(attack.quarantine ?? [])
  else if (attack.outcome !== 'UNCHANGED') expect(message).toMatch(readable(attack.outcome))
  if (attack.megabytes !== undefined) expect(grown).toBeLessThan(attack.megabytes)
  expect(seconds).toBeLessThan(attack.seconds ?? SECONDS)
  expect(theatre.strayed).toBe(0)

  await takeGood(kind)
}

/** A message for a person: it begins with the source, or the file of the configuration. */
function readable(outcome: Outcome): RegExp {
  return outcome.startsWith('UNREADABLE')
    ? /^([a-z]+\/(subgraph\.yml:\d+:\d+|plan\.ts(:\d+:\d+)?): |")/
    : /^[a-z]+\/plan: \S/
}

function attacksOf(hazard: Hazard, kind: KindName): readonly Attack<never>[] {
  const cell = hazard.cells[kind]
  if ('ruledOut' in cell) return []
  return (Array.isArray(cell) ? cell : [cell]) as readonly Attack<never>[]
}

describe.each(HAZARDS)('$hazard', (hazard) => {
  for (const kind of KINDS) {
    for (const attack of attacksOf(hazard, kind)) {
      const how = attack.how === undefined ? '' : `, ${attack.how}`
      it(`${kind}${how}: ${attack.outcome}`, () => play(kind, attack))
    }
  }
})

describe('the table of hazards and kinds of source', () => {
  const cells = HAZARDS.flatMap((hazard) => KINDS.map((kind) => ({ hazard, kind, cell: hazard.cells[kind] })))
  const tried = cells.filter(({ cell }) => !('ruledOut' in cell))
  const out = cells.filter(({ cell }) => 'ruledOut' in cell)
  const attacks = cells.flatMap(({ hazard, kind }) => attacksOf(hazard, kind))

  it(`${cells.length} cells: ${tried.length} tried by ${attacks.length} attacks, ${out.length} ruled out`, () => {
    expect(tried.length + out.length).toBe(HAZARDS.length * KINDS.length)
    expect(new Set(HAZARDS.map(({ hazard }) => hazard)).size).toBe(HAZARDS.length)
    for (const { hazard, kind } of tried) expect(attacksOf(hazard, kind)).not.toEqual([])
    for (const { cell } of out) expect('ruledOut' in cell && cell.ruledOut).toMatch(/^.{20,}$/)
  })
})

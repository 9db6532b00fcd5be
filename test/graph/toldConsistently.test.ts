import type { SelectionNode } from 'graphql'
import { graphql, Kind, parse, print } from 'graphql'

import { assemble } from '../../gateway/federation/supergraph/assemble'
import { everyField } from '../support/asking/everyField'
import { SHIPPED_NOW } from '../support/processes/running'
import { shippedBooks } from '../support/reporting/shippedBooks'
import { testedExecution } from '../support/testedExecution'
import { mergedSchema } from './differential/mergedSchema'

interface Figure {
  readonly text: string | null
  readonly reason: string | null
  readonly note: string | null
  readonly origin: string
  readonly status: string
}

interface Computed {
  readonly figure: Figure
  readonly interval: object | null
  readonly caveats: readonly { readonly code: string; readonly message: string }[]
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const isFigure = (node: Node): boolean => 'text' in node && 'reason' in node && 'origin' in node
const isComputed = (node: Node): boolean => 'figure' in node && 'interval' in node && 'caveats' in node

/** Words of a note, with the reasons that they go with: any other reason contradicts them. */
const MEANS: readonly (readonly [words: RegExp, reasons: readonly string[]])[] = [
  [/\bwithheld\b|\bexempt\b|\bsection \d/i, ['WITHHELD_FOI', 'WITHHELD']],
  [/^due on \d/, ['LATE', 'NOT_YET_DUE']],
  [/^nobody is short through/, ['NONE']],
  [/^(it is )?reached\b/, ['NOT_APPLICABLE']],
  [/\bnot known yet, its owner says/, ['NOT_YET_KNOWN']],
  [/\bcannot be asked at the moment/, ['UNAVAILABLE']],
  [/^no report of this programme has been received/, ['NOT_PROVIDED']],
  [/\btoo few values\b/, ['INSUFFICIENT_HISTORY']],
]

/** What a figure says that cannot be so at once; nothing where it agrees with itself. */
function contradictionIn({ text, reason, note, origin, status }: Figure): string | undefined {
  if ((text === null) === (reason === null)) return 'a value and a reason, or neither'
  if (text !== null) return origin === 'NONE' ? 'a value of no origin' : undefined
  if (status === 'A' || status === 'I') return 'a missing value with the status of one that is there'
  const against = MEANS.find(([words, reasons]) => words.test(note ?? '') && !reasons.includes(reason ?? ''))
  if (against !== undefined) return `${reason ?? ''} beside "${note ?? ''}"`
  const neverCame = ['LATE', 'NOT_YET_DUE'].includes(reason ?? '') || /^no report of this/.test(note ?? '')
  return neverCame && origin === 'REPORTED' ? `REPORTED, though it never came (${reason ?? ''})` : undefined
}

function contradictionsIn(value: unknown, path: string, found: string[]): void {
  if (!isNode(value)) return
  if (isFigure(value)) {
    const said = contradictionIn(value as unknown as Figure)
    if (said !== undefined) found.push(`${path}: ${said}`)
    return
  }
  if (isComputed(value)) {
    const { figure, interval, caveats } = value as unknown as Computed
    if (interval === null && caveats.some(({ message }) => /answer is an interval/.test(message)))
      found.push(`${path}: an interval that is not there`)
    if (figure.text === null && interval !== null) found.push(`${path}: a range of nothing`)
  }
  for (const [name, below] of Object.entries(value))
    contradictionsIn(below, Array.isArray(value) ? path : `${path}/${name}`, found)
}

/** Fields of a list of members, which are asked one by one: together they would be one answer of gigabytes. */
const APART = ['clusters', 'programmes']

/** Every field of the portfolio as a question of its own. */
function questionsIn(selection: string): readonly string[] {
  const [operation] = parse(`{ portfolio ${selection} }`).definitions
  const [portfolio] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
  const fieldsOf = (node: SelectionNode | undefined) =>
    node?.kind === Kind.FIELD ? (node.selectionSet?.selections ?? []) : []
  return fieldsOf(portfolio).flatMap((field) =>
    field.kind === Kind.FIELD && APART.includes(field.name.value)
      ? fieldsOf(field).map((own) => `{ portfolio { ${field.name.value} { ${print(own)} } } }`)
      : [`{ portfolio { ${print(field)} } }`],
  )
}

describe('what the shipped portfolio tells', () => {
  const found = new Set<string>()
  let asked = 0

  beforeAll(async () => {
    const { register, books } = await shippedBooks()
    const assembly = assemble(register, books, { execution: testedExecution(), now: () => SHIPPED_NOW })
    await assembly.portfolio.learn()
    const { publicSdl } = assembly.composition
    const schema = mergedSchema(publicSdl, assembly.subgraphs, () => undefined)
    for (const source of questionsIn(
      everyField(publicSdl, 'Portfolio', '{ text reason note origin status }'),
    )) {
      const { data, errors } = await graphql({ schema, source })
      expect(errors).toBeUndefined()
      const contradictions: string[] = []
      contradictionsIn(data, '', contradictions)
      for (const one of contradictions) found.add(one)
      asked += 1
    }
  }, 300_000)

  it('contradicts itself nowhere: value, reason, note, status, origin and interval agree', () => {
    expect(asked).toBeGreaterThan(30)
    expect([...found]).toEqual([])
  })

  it.each<[what: string, figure: Figure]>([
    [
      'a cell that nobody withheld',
      { text: null, reason: 'NOT_PROVIDED', note: 'withheld', origin: 'PRESS', status: 'O' },
    ],
    [
      'nobody short, and no question',
      {
        text: null,
        reason: 'NOT_APPLICABLE',
        note: 'nobody is short through 2027-03',
        origin: 'PRESS',
        status: 'M',
      },
    ],
    [
      'a report that never came',
      { text: null, reason: 'LATE', note: 'due on 2026-11-20', origin: 'REPORTED', status: 'O' },
    ],
    ['a value of no origin', { text: '1', reason: null, note: null, origin: 'NONE', status: 'A' }],
    [
      'a missing value as if it were there',
      { text: null, reason: 'LATE', note: null, origin: 'NONE', status: 'A' },
    ],
  ])('would be caught telling of %s', (_what, figure) => {
    expect(contradictionIn(figure)).toBeDefined()
  })
})

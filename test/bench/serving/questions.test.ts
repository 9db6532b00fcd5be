import { readFileSync } from 'node:fs'
import path from 'node:path'

import { buildSchema, coerceInputValue, getOperationAST, parse, typeFromAST, validate } from 'graphql'
import type { GraphQLInputType, GraphQLSchema } from 'graphql'

import type { Question, Subjects } from '../../../bench/serving/questions'
import { neverSeen, operations, uncached } from '../../../bench/serving/questions'

const SUBJECTS: Subjects = {
  clusters: ['overseas', 'defence', 'synergy', 'matrix', 'unity'],
  measures: ['payroll-accuracy', 'nps', 'availability', 'time-to-hire'],
  months: ['2026-01', '2026-02', '2026-03', '2026-04'],
}

function taken(questions: Iterator<Question, never>, count: number): readonly Question[] {
  return Array.from({ length: count }, () => questions.next().value)
}

/** Why the graph would refuse a question. */
function faultsOf(schema: GraphQLSchema, { query, variables = {} }: Question): readonly string[] {
  const document = parse(query)
  const faults = validate(schema, document).map(({ message }) => message)
  for (const { variable, type } of getOperationAST(document)?.variableDefinitions ?? []) {
    const input = typeFromAST(schema, type as never) as GraphQLInputType
    coerceInputValue(variables[variable.name.value], input, (_path, _value, { message }) =>
      faults.push(message),
    )
  }
  return faults
}

describe('the questions of the benchmark', () => {
  const publicSdl = path.join(__dirname, '..', '..', '..', 'schema', 'public.graphql')
  const schema = buildSchema(readFileSync(publicSdl, 'utf8'))

  test('are ones that the graph can be asked', () => {
    const some = [...taken(uncached(SUBJECTS), 24), ...taken(neverSeen(SUBJECTS), 50)]
    expect(some.flatMap((question) => faultsOf(schema, question))).toEqual([])
  })

  test('are put with operations that select differently', () => {
    expect(new Set(operations()).size).toBe(24)
    const selections = operations().map((query) => query.slice(query.indexOf('{')))
    expect(new Set(selections).size).toBe(24)
  })

  test('never come twice, to the gateway or to a member, and run out rather than repeat', () => {
    // 4 measures, 10 ranges among 4 months, 3 operations.
    const all = uncached(SUBJECTS, 3)
    const questions = taken(all, 120)
    expect(new Set(questions.map((one) => JSON.stringify(one))).size).toBe(120)
    const ofMembers = questions.map(({ query, variables: { measure, from, to } = {} }) =>
      JSON.stringify([query, measure, from, to]),
    )
    expect(new Set(ofMembers).size).toBe(120)
    expect(() => all.next()).toThrow('there are only 120 questions')
  })

  test('ask every cluster, in one order or another', () => {
    const orders = taken(uncached(SUBJECTS), 50).map(
      ({ variables }) => variables?.['codes'] as readonly string[],
    )
    for (const order of orders) expect([...order].sort()).toEqual([...SUBJECTS.clusters].sort())
    expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(20)
  })

  test('whose plan is cold are all other operations', () => {
    const queries = taken(neverSeen(SUBJECTS), 20_000).map(({ query }) => query)
    expect(new Set(queries).size).toBe(20_000)
  })
})

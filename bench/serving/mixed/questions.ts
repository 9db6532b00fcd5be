import { readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import type { Sending } from './load'
import { PLANTED_RETURNS } from './plantedReturns'

const METHODS: readonly Sending['method'][] = ['POST', 'GET']
const ENCODINGS: readonly Sending['encoding'][] = ['br', 'gzip', 'identity']
const CLUSTERS = ['overseas', 'defence', 'synergy', 'matrix', 'unity']
const MEASURES = ['payroll-accuracy', 'sme-invoices-5d', 'invoices-30d', 'nps', 'availability']

/** What every question has of every cluster: the snapshot that it answers from, and the figures that were planted. */
const PLANTED = [
  'returns { snapshot }',
  ...PLANTED_RETURNS.map(
    ({ member, period }) =>
      `${member}Month: observations(from: "${period}", to: "${period}") { nodes { figure { text provenance { member snapshot } } } }`,
  ),
].join(' ')

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`the overview has no ${JSON.stringify(part)}`)
  return text.replace(part, by)
}

/** The shipped overview with what is planted, at the newest edition or the one given. */
function overview(): string {
  const shipped = readFileSync(path.join(packageRoot(), 'examples', 'queries', 'overview.graphql'), 'utf8')
  return [
    ['query Overview {\n  portfolio {', 'query Overview($edition: ID) {\n  portfolio(edition: $edition) {'],
    ['clusters {\n      id\n', `clusters {\n      id\n      ${PLANTED}\n`],
    ['provenance {\n    member\n', 'provenance {\n    member\n    snapshot\n'],
  ].reduce((text, [part = '', by = '']) => replaced(text, part, by), shipped)
}

/** What the other questions have of a cluster, each or not. */
const OF_A_CLUSTER = [
  'told: readings(measures: $measures) { figure { ...Told } target { text } gapToTarget { figure { text reason } } }',
  'milestones(first: $first) { nodes { name forecast { ...Told } } }',
  'latestConfidence { referenceDate rating { ...Told } }',
  'wholeLifeCost { ...Told }',
]

/** What they have of the portfolio, each or not. */
const OF_THE_PORTFOLIO = [
  'comparison(measure: $measure) { n readings { programme figure { ...Told } target { text } gapToTarget { figure { text reason } } } }',
  'rows: observations(programmes: $ids, measure: $measure, from: $from, first: $first) { total nodes { figure { ...Told } } }',
]

const SELECTIONS = 2 ** (OF_A_CLUSTER.length + OF_THE_PORTFOLIO.length)

function varying(selection: number): string {
  const chosen = (parts: readonly string[], from: number) =>
    parts.filter((_, i) => Math.floor(selection / 2 ** (from + i)) % 2 === 1).join(' ')
  return `query Varying${selection}($edition: ID, $ids: [ID!]!, $measures: [ID!]!, $measure: ID!, $from: String!, $first: Int!) {
  portfolio(edition: $edition) {
    edition { id }
    clusters(codes: $ids) {
      code ${PLANTED}
      asked: observations(measure: $measure, from: $from, first: $first) { total nodes { figure { ...Told } } }
      readings(measures: $measures) { period { label } }
      ${chosen(OF_A_CLUSTER, 0)}
    }
    ${chosen(OF_THE_PORTFOLIO, OF_A_CLUSTER.length)}
  }
}
fragment Told on Figure { id text reason provenance { member snapshot } }`
}

const HOT = overview()
const VARYING = Array.from({ length: SELECTIONS }, (_, selection) => varying(selection))

/** Whether it is the question that is asked again and again. */
export function isHot({ query }: Pick<Sending, 'query'>): boolean {
  return query === HOT
}

/**
 * Questions every other one of which is the same overview; the others take 64 selections in turn, and no two have
 * the same variables. They go by POST and GET and in every encoding.
 */
export function* mixture(): Generator<Sending, never, undefined> {
  for (let turn = 0; ; turn += 1) {
    const way = {
      method: METHODS[turn % METHODS.length] ?? 'POST',
      encoding: ENCODINGS[turn % ENCODINGS.length] ?? 'identity',
    }
    yield { ...way, query: HOT, variables: {} }
    yield { ...way, query: VARYING[turn % SELECTIONS] ?? HOT, variables: variablesOf(turn) }
  }
}

/** Other ones for every number up to a hundred thousand: months and lengths count it through. */
function variablesOf(number: number): Sending['variables'] {
  const month = number % 24
  const round = Math.floor(number / 24)
  const from = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  const two = (of: readonly string[], turn: number) => {
    const first = turn % of.length
    const second = (first + 1 + (Math.floor(turn / of.length) % (of.length - 1))) % of.length
    return [of[first], of[second]]
  }
  return {
    ids: two(CLUSTERS, number),
    measures: two(MEASURES, round),
    measure: MEASURES[(number + Math.floor(number / 24_000)) % MEASURES.length],
    from,
    first: 1 + (round % 1_000),
  }
}

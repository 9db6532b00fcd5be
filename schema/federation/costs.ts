import type {
  ConstDirectiveNode,
  DefinitionNode,
  FieldDefinitionNode,
  ObjectTypeDefinitionNode,
  TypeNode,
} from 'graphql'
import { Kind, parseConstValue } from 'graphql'

import { PAGE_SIZE } from '../vocabulary/page'

/**
 * The number of items that lists hold, by the field's name, or by type and field where that differs: somewhat more
 * than in the shipped portfolio on average. Lists of an interface hold as many items as there are types of it.
 */
const LIST_SIZES: Readonly<Record<string, number>> = {
  adoption: 6,
  answers: 3,
  approvedEnds: 6,
  assumptions: 5,
  baselines: 8,
  benefitProfile: 8,
  benefitsRealised: 3,
  bodies: 20,
  byCluster: 6,
  capabilities: 12,
  causes: 4,
  caveats: 2,
  clusters: 6,
  concerns: 5,
  'Portfolio.concerns': 150,
  concernsClosed: 20,
  concernsOpened: 20,
  confidences: 8,
  contention: 40,
  counted: 6,
  differences: 2,
  'Between.differences': 15,
  evidence: 4,
  exemplars: 2,
  gaps: 6,
  inputs: 6,
  intermediate: 5,
  leadTimes: 12,
  lines: 50,
  holdings: 30,
  measures: 26,
  milestones: 20,
  missing: 2,
  months: 40,
  needs: 4,
  notEvaluated: 6,
  notes: 2,
  objectives: 6,
  offered: 2,
  opening: 2,
  operations: 12,
  organisations: 10,
  parts: 6,
  points: 48,
  productStandings: 10,
  products: 10,
  'Outlook.products': 25,
  'Support.products': 3,
  professions: 8,
  progress: 6,
  publishedTotals: 8,
  quarantine: 20,
  ranks: 6,
  ratings: 6,
  readiness: 4,
  readings: 10,
  reports: 6,
  reportCopies: 3,
  'ReportCopy.fields': 3,
  returns: 20,
  revisions: 5,
  scope: 4,
  series: 8,
  sharedPools: 8,
  shortfalls: 10,
  snapshots: 12,
  sources: 4,
  standing: 5,
  starts: 2,
  targets: 3,
  values: 3,
  versions: 2,
  wholeLifeCosts: 6,
}

/** What it costs to work a field out, beside the objects that it holds, in objects that could be answered meanwhile. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'Portfolio.capabilities': 50,
  'Portfolio.comparison': 200,
  'Portfolio.concerns': 1_000,
  'Portfolio.coverage': 100,
  'Portfolio.explain': 500,
  'Portfolio.observations': 500,
  'Portfolio.outlook': 2_000,
  'Portfolio.outlookChange': 4_000,
  'Portfolio.strategy': 500,
  'Portfolio.wholeLifeCostTotal': 50,
  'Query.changes': 4_000,
  'Query.facts': 500,
  'Query.portfolio': 500,
}

/** The same for fields that every cluster and supporting programme has. */
const PROGRAMME_WEIGHTS: Readonly<Record<string, number>> = { coverage: 20, standing: 200 }

const PROGRAMMES: ReadonlySet<string> = new Set(['Cluster', 'SupportingProgramme'])

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type))
}

function nameIn(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameIn(type.type)
}

function directive(name: string, values: Readonly<Record<string, unknown>>): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: parseConstValue(JSON.stringify(value)),
    })),
  }
}

function listSizeOf(
  type: string,
  field: FieldDefinitionNode,
  possible: ReadonlyMap<string, number>,
): readonly ConstDirectiveNode[] {
  const isPaged = field.arguments?.some(({ name }) => name.value === 'first') ?? false
  if (isPaged && !isList(field.type)) {
    return [
      directive('listSize', {
        assumedSize: PAGE_SIZE.default,
        slicingArguments: ['first'],
        sizedFields: ['nodes'],
        requireOneSlicingArgument: false,
      }),
    ]
  }
  if (!isList(field.type)) return []
  const name = field.name.value
  const size = LIST_SIZES[`${type}.${name}`] ?? possible.get(nameIn(field.type)) ?? LIST_SIZES[name]
  return size === undefined ? [] : [directive('listSize', { assumedSize: size })]
}

function weightOf(
  { name: type, interfaces = [] }: ObjectTypeDefinitionNode,
  { name }: FieldDefinitionNode,
): readonly ConstDirectiveNode[] {
  const isProgramme = interfaces.some((one) => PROGRAMMES.has(one.name.value))
  const weight =
    WEIGHTS[`${type.value}.${name.value}`] ?? (isProgramme ? PROGRAMME_WEIGHTS[name.value] : undefined)
  return weight === undefined ? [] : [directive('cost', { weight })]
}

/** How many object types of a schema are of each interface. */
function possibleTypesIn(definitions: readonly DefinitionNode[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const { name } of definition.interfaces ?? [])
      counts.set(name.value, (counts.get(name.value) ?? 0) + 1)
  }
  return counts
}

/**
 * Declares by `@cost` and `@listSize` what the fields of a schema cost. Object types alone are marked: federation
 * takes no `@cost` on the fields of interfaces, which cost what their dearest implementation does.
 */
export function withCosts(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const possible = possibleTypesIn(definitions)
  const marked = (definition: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => ({
    ...definition,
    fields: (definition.fields ?? []).map((field) => ({
      ...field,
      directives: [
        ...(field.directives ?? []),
        ...listSizeOf(definition.name.value, field, possible),
        ...weightOf(definition, field),
      ],
    })),
  })
  return definitions.map((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? marked(one) : one))
}

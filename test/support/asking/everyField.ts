import type { GraphQLNamedType, GraphQLSchema } from 'graphql'
import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** What of a figure is asked: enough to ask for its explanation and to judge it. */
const FIGURE = '{ id text reason provenance { member place { file } } }'

function selection(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  above: readonly string[],
  figure: string,
): string {
  if (type.name === 'Figure') return figure
  if (!isObjectType(type) && !isInterfaceType(type)) return ''
  const path = [...above, type.name]
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type)
    if (field.args.some(isRequiredArgument) || path.includes(below.name)) return []
    if (isLeafType(below)) return [field.name]
    const inner = selection(schema, below, path, figure)
    const asked = field.args.some(({ name }) => name === 'includeIllustrative')
      ? '(includeIllustrative: true)'
      : ''
    return inner === '' ? [] : [`${field.name}${asked} ${inner}`]
  })
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`
}

/**
 * A selection of every field below a type, down to its figures: whatever the graph grows to answer is in
 * it. Fields with required arguments, and types within themselves, are left out; invented figures may
 * raise concerns.
 *
 * @param figure what of a figure is asked
 */
export function everyField(publicSdl: string, type: string, figure = FIGURE): string {
  const schema = buildSchema(publicSdl)
  const named = schema.getType(type)
  if (named === undefined) throw new RangeError(`there is no type ${type}`)
  return selection(schema, named, [], figure)
}

/** A figure in an answer, as asked by {@link everyField}. */
export interface AskedFigure {
  readonly id: string
  readonly text: string | null
  readonly reason: string | null
  readonly provenance: { readonly member: string; readonly place: { readonly file: string | null } | null }
}

/** Every figure in an answer, by id. */
export function figuresIn(answer: unknown, found = new Map<string, AskedFigure>()): Map<string, AskedFigure> {
  if (typeof answer !== 'object' || answer === null) return found
  const { id } = answer as { id?: unknown }
  if (typeof id === 'string' && 'provenance' in answer && 'text' in answer)
    found.set(id, answer as AskedFigure)
  else for (const value of Object.values(answer)) figuresIn(value, found)
  return found
}

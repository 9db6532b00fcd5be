import type { GraphQLSchema } from 'graphql'
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { FieldNode, SelectionNode } from 'graphql'

/** The response keys under which every object says what it is, whatever else is asked. */
export const TYPE_KEY = 'typeOfThis'
export const ID_KEY = 'idOfThis'

const field = (alias: string, name: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: alias },
  name: { kind: Kind.NAME, value: name },
})

/** A question that also asks every object for its type, and for its id where it has one, as normalising clients do. */
export function askingWhatIs(schema: GraphQLSchema, text: string): string {
  const info = new TypeInfo(schema)
  const document = visit(
    parse(text),
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave(set) {
          const type = getNamedType(info.getParentType())
          if (!isObjectType(type) && !isInterfaceType(type)) return undefined
          const more: SelectionNode[] = [field(TYPE_KEY, '__typename')]
          if (type.getFields()['id'] !== undefined) more.push(field(ID_KEY, 'id'))
          return { ...set, selections: [...set.selections, ...more] }
        },
      },
    }),
  )
  return print(document)
}

import type { DocumentNode, FieldNode, VariableDefinitionNode } from 'graphql'
import { Kind, parse, print, visit } from 'graphql'

const { definitions } = parse('query ($edition: ID) { portfolio(edition: $edition) { id } }')
const [OPERATION] = definitions
if (OPERATION?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation')
const [EDITION] = OPERATION.variableDefinitions as readonly VariableDefinitionNode[]
const [ROOT] = OPERATION.selectionSet.selections as readonly FieldNode[]

/** A question that takes the edition it is to be answered at as a variable `edition`: the newest where left out. */
export function atEdition(query: string): string {
  const document: DocumentNode = parse(query)
  return print(
    visit(document, {
      OperationDefinition: (operation) => ({
        ...operation,
        variableDefinitions: [...(operation.variableDefinitions ?? []), EDITION as VariableDefinitionNode],
      }),
      Field: (field) =>
        field.name.value === 'portfolio'
          ? { ...field, arguments: [...(field.arguments ?? []), ...(ROOT?.arguments ?? [])] }
          : undefined,
    }),
  )
}

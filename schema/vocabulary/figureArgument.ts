import { GraphQLError } from 'graphql'

import type { ProblemCode } from '../../base/problems/problem'
import { typeOfId } from '../facts/figures/identity'

/**
 * The id of a figure that a client gives as an argument, unless it is that of something else.
 *
 * @throws GraphQLError `NOT_A_FIGURE`
 */
export function requireFigureId(argument: string, id: string): string {
  const type = typeOfId(id)
  if (type === undefined || type === 'Figure') return id
  const code: ProblemCode = 'NOT_A_FIGURE'
  const message = `${argument}: "${id}" is the id of a ${type}; give the id of a Figure`
  throw new GraphQLError(message, { extensions: { code } })
}

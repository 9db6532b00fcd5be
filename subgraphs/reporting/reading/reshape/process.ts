import jsonata from 'jsonata'

import { runOrEnd } from '../../../../base/process/runOrEnd'
import type { Evaluated, ExpressionAnswer, ExpressionRequest } from './expressionMessages'
import { MOST_CHARACTERS } from './expressionMessages'

/** Where the process begins that gives records another shape and ends. */
process.once('message', (request: ExpressionRequest) => {
  runOrEnd(() => main(request))
})
process.once('disconnect', () => process.exit())

async function main({ jsonata: expression, records }: ExpressionRequest): Promise<void> {
  const compiled = jsonata(expression)
  await say({ says: 'BEGUN' })
  await say(await evaluateAll(compiled, records))
}

async function evaluateAll(
  expression: jsonata.Expression,
  records: readonly unknown[],
): Promise<ExpressionAnswer> {
  const evaluated: Evaluated[] = []
  let characters = 0
  for (const record of records) {
    const one = await evaluate(expression, record)
    characters += 'json' in one ? one.json.length : one.wrong.length
    if (characters > MOST_CHARACTERS) return { says: 'TOO_LARGE' }
    evaluated.push(one)
  }
  return { says: 'DONE', evaluated }
}

async function evaluate(expression: jsonata.Expression, record: unknown): Promise<Evaluated> {
  try {
    const result: unknown = await expression.evaluate(record)
    if (result === undefined || result === null)
      return { wrong: 'the expression makes nothing of it ([] where no record is meant)' }
    return { json: JSON.stringify(Array.isArray(result) ? result : [result]) }
  } catch (error) {
    const { message, position } = error as { readonly message?: string; readonly position?: number }
    const where = position === undefined ? '' : ` at character ${position}`
    return { wrong: `the expression fails on it${where}: ${message ?? String(error)}` }
  }
}

/** Waits until it has been said: an expression may give nothing else a turn. */
function say(answer: ExpressionAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(answer, () => resolve()))
}

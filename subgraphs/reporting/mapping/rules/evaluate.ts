import type Big from 'big.js'

import { requirePeriod } from '../../../../base/dates/period'
import type { FieldKind } from '../../../../schema/facts/records/records'
import { Exact } from '../types/exactly'
import type { Comparator, Comparison, Term } from './expression'

/** What a comparison's two sides are compared as. */
export type ComparedAs = 'NUMBER' | 'DATE' | 'WORDS'

export type KindOf = (field: string) => FieldKind | undefined

/**
 * What the comparison compares.
 *
 * @throws SyntaxError where a field is unknown, or the sides cannot be compared
 */
export function comparedAs({ left, right, comparator }: Comparison, kindOf: KindOf): ComparedAs {
  const [one, other] = [termKind(left, kindOf), termKind(right, kindOf)]
  const dated = one === 'DATE' || other === 'DATE'
  if (one !== other && !(dated && (left.kind === 'WORDS' || right.kind === 'WORDS'))) {
    throw new SyntaxError(`compares ${KIND_NAMES[one]} with ${KIND_NAMES[other]}`)
  }
  const compared = dated ? 'DATE' : one
  if (compared === 'WORDS' && comparator !== '==' && comparator !== '!=') {
    throw new SyntaxError('orders words; words can only be equal or not')
  }
  return compared
}

const KIND_NAMES: Readonly<Record<ComparedAs, string>> = {
  NUMBER: 'a number',
  DATE: 'a date',
  WORDS: 'words',
}

function termKind(term: Term, kindOf: KindOf): ComparedAs {
  if (term.kind === 'NUMBER' || term.kind === 'WORDS') return term.kind
  if (term.kind === 'FIELD') {
    const kind = kindOf(term.name)
    if (kind === undefined) throw new SyntaxError(`names "${term.name}", which is no field of the record`)
    return kind === 'NUMBER' || kind === 'DATE' ? kind : 'WORDS'
  }
  const inner = term.kind === 'NEGATED' ? [term.term] : [term.left, term.right]
  if (inner.some((part) => termKind(part, kindOf) !== 'NUMBER')) {
    throw new SyntaxError('calculates with something that is not a number')
  }
  return 'NUMBER'
}

export type ValueOf = (field: string) => string | undefined

/**
 * Whether the comparison holds; nothing where an input is missing, a divisor is nought, or two dates
 * are too imprecise to tell.
 */
export function holds(
  { comparator, left, right }: Comparison,
  as: ComparedAs,
  valueOf: ValueOf,
  tolerance: string,
): boolean | undefined {
  if (as === 'NUMBER') {
    const [one, other] = [calculate(left, valueOf), calculate(right, valueOf)]
    return one === undefined || other === undefined
      ? undefined
      : compareNumbers(one, other, comparator, tolerance)
  }
  const [one, other] = [words(left, valueOf), words(right, valueOf)]
  if (one === undefined || other === undefined) return undefined
  if (as === 'DATE') return compareDates(one, other, comparator)
  return comparator === '==' ? one === other : one !== other
}

function words(term: Term, valueOf: ValueOf): string | undefined {
  if (term.kind === 'WORDS') return term.value
  return term.kind === 'FIELD' ? valueOf(term.name) : undefined
}

function calculate(term: Term, valueOf: ValueOf): Big | undefined {
  switch (term.kind) {
    case 'NUMBER':
      return new Exact(term.value)
    case 'WORDS':
      return undefined
    case 'FIELD': {
      const value = valueOf(term.name)
      return value === undefined ? undefined : new Exact(value)
    }
    case 'NEGATED':
      return calculate(term.term, valueOf)?.times('-1')
    case 'ARITHMETIC': {
      const [one, other] = [calculate(term.left, valueOf), calculate(term.right, valueOf)]
      return one === undefined || other === undefined ? undefined : combine(term.operator, one, other)
    }
  }
}

function combine(operator: '+' | '-' | '*' | '/', one: Big, other: Big): Big | undefined {
  switch (operator) {
    case '+':
      return one.plus(other)
    case '-':
      return one.minus(other)
    case '*':
      return one.times(other)
    case '/':
      return other.eq('0') ? undefined : one.div(other)
  }
}

function compareNumbers(one: Big, other: Big, comparator: Comparator, tolerance: string): boolean {
  const difference = one.minus(other)
  switch (comparator) {
    case '==':
      return difference.abs().lte(tolerance)
    case '!=':
      return difference.abs().gt(tolerance)
    case '<':
      return difference.lt(tolerance)
    case '<=':
      return difference.lte(tolerance)
    case '>':
      return difference.plus(tolerance).gt('0')
    case '>=':
      return difference.plus(tolerance).gte('0')
  }
}

/** Dates of unequal precision are compared as the spans they are; an overlap settles nothing. */
function compareDates(one: string, other: string, comparator: Comparator): boolean | undefined {
  const [a, b] = [requirePeriod(one), requirePeriod(other)]
  if (a.label === b.label) return comparator === '==' || comparator === '<=' || comparator === '>='
  const order = a.end < b.start ? -1 : a.start > b.end ? 1 : undefined
  if (order === undefined) return undefined
  switch (comparator) {
    case '==':
      return false
    case '!=':
      return true
    case '<':
    case '<=':
      return order < 0
    case '>':
    case '>=':
      return order > 0
  }
}

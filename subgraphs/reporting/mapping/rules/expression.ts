/**
 * The expressions of rules: comparisons and `+ - * /` between fields, numbers and words in single
 * quotes, with brackets. A grammar of its own, so that a configuration file can never run code:
 *
 *     comparison = sum ("<" | "<=" | ">" | ">=" | "==" | "!=") sum
 *     sum        = product { ("+" | "-") product }
 *     product    = factor { ("*" | "/") factor }
 *     factor     = number | 'words' | field | "(" sum ")" | "-" factor
 */
export const COMPARATORS = ['<=', '>=', '==', '!=', '<', '>'] as const

export type Comparator = (typeof COMPARATORS)[number]

export type Term =
  | { readonly kind: 'NUMBER'; readonly value: string }
  | { readonly kind: 'WORDS'; readonly value: string }
  | { readonly kind: 'FIELD'; readonly name: string }
  | { readonly kind: 'NEGATED'; readonly term: Term }
  | {
      readonly kind: 'ARITHMETIC'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Term
      readonly right: Term
    }

export interface Comparison {
  readonly comparator: Comparator
  readonly left: Term
  readonly right: Term
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|'([^']*)'|(<=|>=|==|!=|[<>()+\-*/]))/y

interface Token {
  readonly kind: 'NUMBER' | 'FIELD' | 'WORDS' | 'MARK' | 'END'
  readonly text: string
}

const LONGEST = 500

/** @throws SyntaxError with what was expected */
export function parseExpression(source: string): Comparison {
  if (source.length > LONGEST) throw new SyntaxError(`is longer than ${LONGEST} characters`)
  return new Parser(tokens(source)).comparison()
}

function tokens(source: string): Token[] {
  const found: Token[] = []
  const pattern = new RegExp(TOKEN)
  const end = source.trimEnd().length
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex
    const parts = pattern.exec(source)
    if (parts === null) throw new SyntaxError(`cannot be read from "${source.slice(at).trim()}" on`)
    const [, number, field, words, mark] = parts
    if (number !== undefined) found.push({ kind: 'NUMBER', text: number })
    else if (field !== undefined) found.push({ kind: 'FIELD', text: field })
    else if (words !== undefined) found.push({ kind: 'WORDS', text: words })
    else found.push({ kind: 'MARK', text: mark ?? '' })
  }
  return [...found, { kind: 'END', text: 'the end' }]
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(list: readonly Token[]) {
    this.#tokens = list
  }

  comparison(): Comparison {
    const left = this.#sum()
    const comparator = COMPARATORS.find((mark) => this.#takes(mark))
    if (comparator === undefined) throw this.#expected(`one of ${COMPARATORS.join(' ')}`)
    const right = this.#sum()
    if (this.#next().kind !== 'END') throw this.#expected('the end')
    return { comparator, left, right }
  }

  #sum(): Term {
    let left = this.#product()
    for (;;) {
      const operator = (['+', '-'] as const).find((mark) => this.#takes(mark))
      if (operator === undefined) return left
      left = { kind: 'ARITHMETIC', operator, left, right: this.#product() }
    }
  }

  #product(): Term {
    let left = this.#factor()
    for (;;) {
      const operator = (['*', '/'] as const).find((mark) => this.#takes(mark))
      if (operator === undefined) return left
      left = { kind: 'ARITHMETIC', operator, left, right: this.#factor() }
    }
  }

  #factor(): Term {
    if (this.#takes('-')) return { kind: 'NEGATED', term: this.#factor() }
    if (this.#takes('(')) {
      const inner = this.#sum()
      if (!this.#takes(')')) throw this.#expected('")"')
      return inner
    }
    const { kind, text } = this.#next()
    if (kind === 'MARK' || kind === 'END') throw this.#expected("a field, a number or 'words'")
    this.#at += 1
    return kind === 'FIELD' ? { kind, name: text } : { kind, value: text }
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'END', text: 'the end' }
  }

  #takes(mark: string): boolean {
    const { kind, text } = this.#next()
    if (kind !== 'MARK' || text !== mark) return false
    this.#at += 1
    return true
  }

  #expected(what: string): SyntaxError {
    return new SyntaxError(`wants ${what} where it has "${this.#next().text}"`)
  }
}

/** The fields that a comparison names, in order, each once. */
export function fieldsOf({ left, right }: Comparison): readonly string[] {
  return [...new Set([...fieldsOfTerm(left), ...fieldsOfTerm(right)])]
}

function fieldsOfTerm(term: Term): readonly string[] {
  if (term.kind === 'FIELD') return [term.name]
  if (term.kind === 'NEGATED') return fieldsOfTerm(term.term)
  return term.kind === 'ARITHMETIC' ? [...fieldsOfTerm(term.left), ...fieldsOfTerm(term.right)] : []
}

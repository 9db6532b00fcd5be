/** Random questions that a schema allows. */
import { parse, print, validate } from 'graphql'

import { Random } from './random'
import { nothingWanted, Routes } from './routes'
import type { Question, WriterOptions } from './writer'
import { Writer } from './writer'

export interface QuestionOptions extends WriterOptions {
  /** `Type.field` of all that is to be covered. */
  readonly coordinates: ReadonlySet<string>
  /** Those of which nearly every question holds some. */
  readonly foreign: ReadonlySet<string>
  /** Whether a field has been answered well enough, so that others may come first. */
  readonly settled: (coordinate: string) => boolean
}

/** Writes valid questions, those fields first that it has asked for least. */
export class Questions {
  readonly #options: QuestionOptions
  readonly #routes: Routes
  readonly #asked = new Map<string, number>()

  constructor(options: QuestionOptions) {
    this.#options = options
    this.#routes = new Routes(options.schema)
  }

  /** The coordinates that no question has held so far. */
  get missing(): readonly string[] {
    return [...this.#options.coordinates].filter((coordinate) => !this.#asked.has(coordinate)).sort()
  }

  /** One of those asked for least; half the time, of those that nobody has had an answer to yet. */
  #least(coordinates: ReadonlySet<string>, random: Random): string {
    const { settled } = this.#options
    const open = random.chance(0.5) ? [...coordinates].filter((coordinate) => !settled(coordinate)) : []
    const asked = (coordinate: string) => this.#asked.get(coordinate) ?? 0
    const candidates = open.length > 0 ? open : [...coordinates]
    const least = Math.min(...candidates.map(asked))
    return random.pick(candidates.filter((coordinate) => asked(coordinate) === least))
  }

  /**
   * The question of a seed, given those asked before.
   *
   * @throws Error where it is not valid after all
   */
  next(seed: number): Question {
    const { schema, coordinates, foreign } = this.#options
    const random = new Random(seed)
    const wanted = nothingWanted()
    const targets = [
      ...Array.from({ length: random.chance(0.97) ? 2 : 0 }, () => this.#least(foreign, random)),
      ...Array.from({ length: 1 + random.below(3) }, () => this.#least(coordinates, random)),
    ]
    for (const target of targets) {
      const [type = '', field = ''] = target.split('.')
      this.#routes.lead(wanted, type, field, random, random.below(3))
    }
    const root = schema.getQueryType()
    if (root == null) throw new RangeError('the schema has no root to ask at')
    const writer = new Writer(this.#options, random, this.#asked)
    const { text, variables } = writer.write(root, wanted)
    const document = parse(text)
    const errors = validate(schema, document)
    if (errors.length > 0)
      throw new Error(`not valid:\n${text}\n${errors.map(({ message }) => message).join('\n')}`)
    return { text: print(document), variables }
  }
}

import type { Tolerance } from './agreement'
import type { Json, JsonObject } from './json'

/** What a fixture expects of one function, and what the function answers. */
export interface Check {
  readonly expected: Json
  readonly actual: Json
  readonly tolerance?: Tolerance
}

/** Takes fixtures of one shape to the functions that they are about. */
export interface Reader {
  /** The method that the fixtures test. */
  readonly method: string
  readonly takes: (fixture: JsonObject) => boolean
  /** @throws where the fixture is not what its shape promised, or the function refuses by throwing */
  readonly read: (fixture: JsonObject) => readonly Check[]
}

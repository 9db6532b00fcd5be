import { parse } from 'graphql'

import type { MemberService } from './memberService'

const PROBE = parse('{ __typename }')
const PROBE_MILLIS = 1_000
/** Given up before the next is due: one that hangs is not asked twice at once. */
const PROBE_TIMEOUT_MILLIS = 900

/**
 * Which members cannot be asked at the moment. One that has failed is asked again every second, so that
 * nobody has to run into it to find out that it is back.
 */
export class Availability {
  readonly #services: ReadonlyMap<string, MemberService>
  readonly #down = new Map<string, NodeJS.Timeout>()
  #names: readonly string[] = []

  constructor(services: readonly MemberService[]) {
    this.#services = new Map(services.map((service) => [service.name, service]))
  }

  /** The members that cannot be asked, in order. */
  get down(): readonly string[] {
    return this.#names
  }

  markDown(name: string): void {
    const service = this.#services.get(name)
    if (service === undefined || this.#down.has(name)) return
    this.#down.set(name, setInterval(() => this.#probe(service), PROBE_MILLIS).unref())
    this.#changed()
  }

  #probe(service: MemberService): void {
    const signal = () => AbortSignal.timeout(PROBE_TIMEOUT_MILLIS)
    service.ask(PROBE, {}, undefined, signal).then(
      (answer) => {
        const { data } = Object(answer) as { readonly data?: { readonly __typename?: unknown } }
        if (data?.__typename === service.schema.getQueryType()?.name) this.#markUp(service.name)
      },
      () => {
        // Still down: asked again in a moment.
      },
    )
  }

  #markUp(name: string): void {
    clearInterval(this.#down.get(name))
    if (this.#down.delete(name)) this.#changed()
  }

  #changed(): void {
    this.#names = [...this.#down.keys()].sort()
  }

  stop(): void {
    for (const timer of this.#down.values()) clearInterval(timer)
    this.#down.clear()
  }
}

import type { RawSource } from '../../sources/table/rawTable'
import type { Held } from '../../sources/pages/held'
import type { Validators } from '../../sources/http/client'
import type { AllowedNetwork } from '../../sources/http/network'
import type { SecretDependencies } from '../../sources/http/secret'
import type { HttpClients } from './httpClients'

/** What reading a source needs from the process that reads it. */
export interface SourceDependencies extends SecretDependencies {
  /** Absolute; no file outside it is opened. */
  readonly portfolioRoot: string
  /** What the operator allows beyond public addresses. */
  readonly allow: readonly AllowedNetwork[]
  /** Kept between refreshes, for circuit breakers live in them. */
  readonly clients: HttpClients
}

/** A payload as it came. The validators are to be kept as they are and given back with it. */
export interface Brought extends Validators {
  readonly outcome: 'BROUGHT'
  readonly bytes: Buffer
  readonly contentType?: string
}

/** `UNCHANGED`: the source itself says that what is held still stands. */
export type Fetched = Brought | ({ readonly outcome: 'UNCHANGED' } & Validators)

/**
 * How one kind of source is read. `Source` and `Return` are what `subgraph.yml` says of a source and of one
 * of its returns, as far as this kind needs it.
 */
export interface SourceKind<Source, Return> {
  /** Whether it can be asked for a payload only if another than the one held. */
  readonly isConditional?: true
  /** What of the configuration decides, beside the payload, how it is opened. */
  reads(source: Source, one: Return): unknown
  /**
   * The payload of a return as it is now.
   *
   * @throws Problem
   */
  fetch(
    source: Source & Named,
    one: Return,
    dependencies: SourceDependencies,
    previous?: Held,
  ): Promise<Fetched>
  /**
   * A payload opened, without asking its source: one that was stored is opened in the same way.
   *
   * @throws Problem
   */
  open(
    source: Source & Named,
    one: Return,
    bytes: Uint8Array,
    dependencies: SourceDependencies,
  ): Promise<RawSource>
}

export interface Named {
  /** `synergy/gmpp-annual`: how messages begin. */
  readonly name: string
}

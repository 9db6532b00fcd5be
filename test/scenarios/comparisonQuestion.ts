import type { Cluster } from './levels'

const FIGURE = '{ number reason note origin }'
const COMPARISON = `{
  period { label } n caveats { code message }
  comparability { comparable }
  readings { programme figure ${FIGURE} awaited ${FIGURE} gapToTarget { figure ${FIGURE} } change { figure ${FIGURE} } }
  between {
    n caveats { code message }
    ranks { programme best ${FIGURE} worst ${FIGURE} level ${FIGURE} }
    differences { programme other difference ${FIGURE} low ${FIGURE} high ${FIGURE} }
  }
}`
export const QUESTION = `{
  portfolio {
    latest: comparison(measure: "accuracy") ${COMPARISON}
    june: comparison(measure: "accuracy", period: "2026-06") ${COMPARISON}
    clusters {
      code
      coverage { expected provided missing { reason count } }
      standing { axis standing known ${FIGURE} concerns { code } }
    }
    concerns { programme code since { label } }
  }
  operations { member sources { source state problem { code } } }
}`

export interface Told {
  readonly number: number | null
  readonly reason: string | null
  readonly note: string | null
  readonly origin: string
}

export interface Comparison {
  readonly period: { readonly label: string }
  readonly n: number
  readonly caveats: readonly { readonly code: string; readonly message: string }[]
  readonly comparability: { readonly comparable: boolean }
  readonly readings: readonly {
    readonly programme: Cluster
    readonly figure: Told
    readonly awaited: Told | null
    readonly gapToTarget: { readonly figure: Told }
    readonly change: { readonly figure: Told }
  }[]
  readonly between: {
    readonly n: number
    readonly caveats: readonly { readonly code: string; readonly message: string }[]
    readonly ranks: readonly {
      readonly programme: Cluster
      readonly best: Told
      readonly worst: Told
      readonly level: Told
    }[]
    readonly differences: readonly {
      readonly programme: Cluster
      readonly other: Cluster
      readonly difference: Told
      readonly low: Told
      readonly high: Told
    }[]
  }
}

export interface Answer {
  readonly portfolio: {
    readonly latest: Comparison
    readonly june: Comparison
    readonly clusters: readonly {
      readonly code: Cluster
      readonly coverage: {
        readonly expected: number
        readonly provided: number
        readonly missing: readonly { readonly reason: string; readonly count: number }[]
      }
      readonly standing: readonly {
        readonly axis: string
        readonly standing: string
        readonly known: Told
        readonly concerns: readonly { readonly code: string }[]
      }[]
    }[]
    readonly concerns: readonly {
      readonly programme: Cluster
      readonly code: string
      readonly since: { readonly label: string }
    }[]
  }
  readonly operations: readonly {
    readonly member: string
    readonly sources:
      readonly { readonly state: string; readonly problem: { readonly code: string } | null }[] | null
  }[]
}

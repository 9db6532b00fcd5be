/**
 * The version of the methods that comparative answers are worked out by, as every edition records it.
 * To be raised with each change of a method that changes a result: what was answered before stays
 * citable, and is only worked out anew when asked for, with a label that says so.
 */
export const METHOD_SET = '2026-12'

/** A change of the code under a version that alters no answer, and the test that shows it. */
export interface UnalteredAnswers {
  /** The seal of the changed code, as `npm run generate` names it. */
  readonly seal: string
  readonly because: string
  /** The path of the test. */
  readonly test: string
}

/** Changes since the version was raised; emptied when it is raised again. */
export const UNALTERED_ANSWERS: readonly UnalteredAnswers[] = [
  {
    seal: '802824c7235f74633355a13137b90aaaa614bca6d9f27a6fb87171939f5f4f1a',
    because: 'what real figures are held is a new answer, which no other reads',
    test: 'test/gateway/portfolio/coverage/holdings.test.ts',
  },
]

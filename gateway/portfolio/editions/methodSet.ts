/**
 * The version of the methods that comparative answers are worked out by, as every edition records it.
 * To be raised with each change of a method that changes a result: what was answered before stays
 * citable, and is only worked out anew when asked for, with a label that says so.
 */
export const METHOD_SET = '2026-12.2'

/** A change of the code under a version that alters no answer, and the test that shows it. */
export interface UnalteredAnswers {
  /** The seal of the changed code, as `npm run generate` names it. */
  readonly seal: string
  readonly because: string
  /** The path of the test. */
  readonly test: string
}

/** Changes since the version was raised; emptied when it is raised again. */
export const UNALTERED_ANSWERS: readonly UnalteredAnswers[] = []

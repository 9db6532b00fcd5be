import { booleanArg } from 'nexus'

/** The argument of whatever judges by rules. */
export const includeIllustrative = booleanArg({
  description: 'Whether invented figures may raise concerns. Default: no.',
})

import type { core } from 'nexus'

/** The definition of a type with the fields of every programme: their resolvers are checked. */
export type ProgrammeBlock = core.OutputDefinitionBlock<'Cluster' | 'SupportingProgramme'>

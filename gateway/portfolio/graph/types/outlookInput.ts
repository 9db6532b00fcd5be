import { inputObjectType, list, nonNull, nullable } from 'nexus'

export const MilestoneShiftInput = inputObjectType({
  name: 'MilestoneShiftInput',
  description: 'A milestone that moves by so many months more than it has.',
  definition(t) {
    t.nonNull.id('programme', { description: 'Whose milestone.' })
    t.nonNull.id('milestone', { description: 'What its plan calls it: its `code`.' })
    t.nonNull.int('months', { description: 'Whole months later; negative is earlier. At most 120.' })
  },
})

export const AddedJoinersInput = inputObjectType({
  name: 'AddedJoinersInput',
  description: 'People who join in one month, whatever becomes of campaigns.',
  definition(t) {
    t.nonNull.id('programme', { description: 'Whom they join.' })
    t.nonNull.id('profession', { description: 'Of what profession, such as `COMMERCIAL`.' })
    t.nonNull.string('month', { description: 'When, such as `2027-04`.' })
    t.nonNull.float('fte', { description: 'Full-time equivalents, up to 10,000.' })
  },
})

export const ProductDelayInput = inputObjectType({
  name: 'ProductDelayInput',
  description: 'A product that is ready so many days later than planned.',
  definition(t) {
    t.nonNull.id('product', { description: 'The product.' })
    t.nonNull.int('days', { description: 'Days later; negative is earlier. At most 3,650.' })
  },
})

export const ProfessionFteInput = inputObjectType({
  name: 'ProfessionFteInput',
  description: 'People of a profession.',
  definition(t) {
    t.nonNull.id('profession', { description: 'The profession, such as `COMMERCIAL`.' })
    t.nonNull.float('fte', { description: 'Full-time equivalents, up to 10,000.' })
  },
})

export const JoiningDepartmentInput = inputObjectType({
  name: 'JoiningDepartmentInput',
  description: 'A department that joins a cluster, with what it is assumed to take.',
  definition(t) {
    t.nonNull.id('organisation', { description: 'The department, as the register has it, such as `hmt`.' })
    t.nonNull.id('cluster', { description: 'The cluster that it joins.' })
    t.nonNull.string('from', { description: 'From which month on, such as `2027-04`.' })
    t.float('demandShare', {
      description:
        "Per cent by which the cluster's demand grows in every profession, up to 1,000. Default: it does not.",
    })
    t.field('demand', {
      type: nullable(list(nonNull('ProfessionFteInput'))),
      description: 'Demand beside that, in every month.',
    })
    t.field('brings', {
      type: nullable(list(nonNull('ProfessionFteInput'))),
      description: 'Whom it brings with it in that month. Default: nobody.',
    })
  },
})

export const OutlookScenarioInput = inputObjectType({
  name: 'OutlookScenario',
  description: 'What to suppose. It is never stored, and the answer says that it is hypothetical.',
  definition(t) {
    t.field('milestones', {
      type: nullable(list(nonNull('MilestoneShiftInput'))),
      description: 'Milestones that move, with the demand and the needs that hang on them.',
    })
    t.field('joiners', {
      type: nullable(list(nonNull('AddedJoinersInput'))),
      description: 'People who join beside those planned.',
    })
    t.field('products', {
      type: nullable(list(nonNull('ProductDelayInput'))),
      description: 'Products that are late.',
    })
    t.field('departments', {
      type: nullable(list(nonNull('JoiningDepartmentInput'))),
      description: 'Departments that join a cluster.',
    })
  },
})

import { objectType } from 'nexus'

import { sourceIn } from '../source'

export const ProductReadinessType = objectType({
  name: 'ProductReadiness',
  description:
    'Whether a product will be ready when a programme needs it. The need moves as its milestone does. Days; negative is too late; a range where a date is imprecise.',
  sourceType: sourceIn('products/readiness', 'ProductReadiness'),
  definition(t) {
    t.nonNull.id('product', { description: 'The product.' })
    t.nonNull.string('productName', { description: 'Its name.' })
    t.nonNull.field('need', { type: 'ProductNeed', description: 'Who needs it, for what and by when.' })
    t.nonNull.field('needDate', {
      type: 'Computed',
      description: 'By when it is needed, now that the milestone has moved by whole months.',
    })
    t.nonNull.field('readyP50', { type: 'Figure', description: 'When it is ready as likely as not.' })
    t.nonNull.field('readyP80', { type: 'Figure', description: 'When it is ready in four cases of five.' })
    t.nonNull.field('marginP50', { type: 'Computed', description: 'Days from ready to needed at even odds.' })
    t.nonNull.field('marginP80', { type: 'Computed', description: 'The same at four in five.' })
    t.nonNull.field('state', {
      type: 'Figure',
      description:
        '`IN_TIME` at four in five, `AT_RISK` at even odds only, else `LATE`; or why it cannot be said.',
    })
  },
})

export const ProductStandingType = objectType({
  name: 'ProductStanding',
  description: 'A product with who uses it and whether it will be ready for those who need it.',
  sourceType: sourceIn('products/standings', 'ProductStanding'),
  definition(t) {
    t.nonNull.field('product', { type: 'Product', description: 'The product.' })
    t.nonNull.list.nonNull.field('adoption', {
      type: 'ProductAdoption',
      description: "One for each cluster, in the register's order, those included of which nobody says it.",
    })
    t.nonNull.field('usersEvidenced', {
      type: 'Figure',
      description:
        'Clusters that use it, in a pilot or in full, by what was published, reported or in the press alone.',
    })
    t.nonNull.field('usersIllustrative', {
      type: 'Figure',
      description: 'The same by invented figures alone. Never to be added to the other.',
    })
    t.nonNull.list.nonNull.field('readiness', {
      type: 'ProductReadiness',
      description: 'Whether it will be ready, for each programme that needs it.',
    })
  },
})

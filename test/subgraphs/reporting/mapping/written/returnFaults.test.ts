import { checkYaml, parseYaml } from '../../../../../base/configuration/yamlFile'
import { mappingContent } from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { returnFaults } from '../../../../../subgraphs/reporting/mapping/written/returnFaults'

const mapping = checkYaml(
  mappingContent,
  parseYaml(
    `
records:
  ProgrammeReport:
    header: { match: Name }
    fields:
      programme: { from: { fromReturn: programme } }
      referenceDate: { from: { fromReturn: referenceDate } }
      horizon: { from: { fromReturn: horizon }, optional: true }
      centralRating: { from: RAG, type: rag, scale: { fromReturn: scale } }
      yearVariance: { from: Variance, type: percent, bare: { fromReturn: bareVariance, otherwise: refuse } }
`,
    'm.yml',
  ),
)
const values = { programme: 'unity', referenceDate: '2022-03-31', scale: 'THREE_POINT' }

test('a return that states all that is wanted has no faults', () => {
  expect(returnFaults(mapping, values)).toEqual([])
  expect(returnFaults(mapping, { ...values, bareVariance: 'fraction', horizon: '2031-32' })).toEqual([])
})

test.each([
  [
    { programme: 'unity', referenceDate: '2022-03-31' },
    'does not state "scale", which ProgrammeReport.centralRating wants; it states: programme, referenceDate',
  ],
  [
    { ...values, scale: 'FOUR_POINT' },
    '"scale" is "FOUR_POINT" for ProgrammeReport.centralRating; allowed: FIVE_POINT, THREE_POINT',
  ],
  [
    { ...values, bareVariance: 'half' },
    '"bareVariance" is "half" for ProgrammeReport.yearVariance; allowed: percent, fraction, refuse',
  ],
  [
    { ...values, referenceDate: '31/03/2022' },
    '"referenceDate" is "31/03/2022", which cannot be ProgrammeReport.referenceDate',
  ],
])('%j', (stated, fault) => {
  expect(returnFaults(mapping, stated)).toEqual([fault])
})

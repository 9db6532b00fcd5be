import { concernsOf, unjudgedOf } from '../../../../gateway/portfolio/concerns/concerns'
import { standingOf } from '../../../../gateway/portfolio/concerns/standing'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import type { FieldDefinition, RecordType } from '../../../../schema/facts/records/records'
import { RECORDS } from '../../../../schema/facts/records/records'
import { ANSWERS, workedOut } from '../../../support/asking/everyAnswer'
import type { FieldValue } from '../../../support/fictional/records'
import { factRecord } from '../../../support/fictional/records'
import { faultless, plantedView } from '../../../support/planted'

/** What a period or a date may be cut to, whatever it is spelt like in a return: `base/dates/partialDate`. */
const FORMS = ['2026-05-15', '2026-05', '2026-Q2', '2026']

/** Codes that a field may hold; any other holds a name. */
const CODES: Readonly<Record<string, string>> = {
  programme: 'planted',
  measure: 'accuracy',
  version: '1',
  unit: 'PERCENT',
  kind: 'CASHABLE',
  netting: 'GROSS',
  scale: 'THREE_POINT',
  route: 'RECRUIT',
}

function filled(name: string, { kind }: FieldDefinition): FieldValue {
  switch (kind) {
    case 'DATE':
      return '2026-03-31'
    case 'NUMBER':
      return '1'
    case 'CODE':
      return CODES[name] ?? (/rating|now|future/i.test(name) ? 'AMBER' : 'some-code')
    case 'TEXT':
      return 'Words.'
  }
}

/** What a cluster returns: the directorate's own records are of no programme. */
const TYPES = (Object.keys(RECORDS) as RecordType[]).filter((type) =>
  (RECORDS[type].key as readonly string[]).includes('programme'),
)

const DATUMS = TYPES.flatMap((type) => {
  const fields = Object.entries(RECORDS[type].fields as Readonly<Record<string, FieldDefinition>>)
  return fields
    .filter(([, { kind }]) => kind === 'DATE')
    .flatMap(([field]) =>
      FORMS.map((form) => {
        const all = Object.fromEntries(fields.map(([name, definition]) => [name, filled(name, definition)]))
        return [type, field, form, factRecord(type, { ...all, [field]: form })] as const
      }),
    )
})

/** What is told of the cluster that returned nothing odd. */
function ofTheOther(view: PortfolioView): unknown {
  const other = view.members('cluster').find(({ id }) => id !== 'planted')
  if (other === undefined) throw new Error('there is no other cluster')
  return workedOut([
    standingOf(view, other, true).map(({ axis, standing, known }) => [axis, standing, known.cell]),
    concernsOf(view, true)
      .filter(({ programmes }) => programmes.includes(other.id))
      .map(({ code, subject, severity }) => [code, subject, severity]),
    // A profession that one returns is asked about in all: that the other has none of it is no harm.
    unjudgedOf(view, other).filter(({ subject }) => !subject.includes('some-code')),
  ])
}

describe('one datum never silences anybody', () => {
  const untouched = ofTheOther(plantedView(faultless()))

  it('is tried in every field that holds a date or period', () => {
    expect(TYPES).toContain('Observation')
    expect(DATUMS.length).toBeGreaterThan(70)
  })

  it.each(DATUMS)('%s, %s: %s', (_type, _field, _form, record) => {
    const view = plantedView({
      ...faultless(),
      extra: [{ source: 'odd', returnId: 'odd', records: [record] }],
    })
    for (const [name, answer] of Object.entries(ANSWERS)) {
      if (name === 'readings') continue
      expect(() => workedOut(answer(view))).not.toThrow()
    }
    expect(ofTheOther(view)).toEqual(untouched)
  })
})

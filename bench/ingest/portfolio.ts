import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'

const MEASURES = ['payroll-accuracy', 'invoices-on-time', 'availability', 'queries-resolved']
const MONTHS = Array.from(
  { length: 120 },
  (_, at) => `${2017 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
)
const HEADINGS = 'Programme,Measure,Version,Organisation,Period,Unit,Value,Numerator,Denominator'
const ROWS_A_WRITE = 5000

const SUBGRAPH = `version: 1
member: unity
sources:
  - id: observations
    kind: csv
    maxBytes: 1000000000
    csv: { orientation: rows, delimiter: comma }
    map:
      sentinels:
        - { match: '^exempt', reason: WITHHELD_FOI }
        - { match: '^tb[cd]$', reason: NOT_YET_KNOWN }
      contract: { unmappedColumns: refuse, badCell: quarantineRow, duplicateKey: quarantineBoth }
      gates: { minRows: 1, maxQuarantinedShare: 0.2 }
      records:
        Observation:
          header: { match: Measure }
          fields:
            programme: { from: Programme, type: code, fold: lower, required: true }
            measure: { from: Measure, type: code, fold: lower, required: true }
            version: { from: Version, type: code, fold: lower, required: true }
            organisation: { from: Organisation, type: code, fold: lower, optional: true }
            period: { from: Period, type: period, forms: [month], required: true }
            unit: { from: Unit, type: code, fold: upper, required: true }
            value: { from: Value, type: number }
            numerator: { from: Numerator, type: number }
            denominator: { from: Denominator, type: number }
    returns:
      - { id: '2026', file: returns/observations.csv, referenceDate: 2026-12-31, origin: REPORTED }
`

/** The observation that stands in a row of the return, cell by cell. */
export function rowOf(at: number): readonly string[] {
  const month = at % MONTHS.length
  const measure = Math.floor(at / MONTHS.length) % MEASURES.length
  const organisation = Math.floor(at / (MONTHS.length * MEASURES.length))
  const denominator = 1000 + ((organisation * 7919 + month * 31 + measure) % 90_000)
  const numerator = Math.floor(denominator * (0.9 + ((organisation * 13 + month) % 100) / 1000))
  return [
    'unity',
    MEASURES[measure] ?? '',
    '1',
    `org-${String(organisation).padStart(5, '0')}`,
    MONTHS[month] ?? '',
    'PERCENT',
    ((100 * numerator) / denominator).toFixed(2),
    String(numerator),
    String(denominator),
  ]
}

/** A portfolio folder with one member that returns so many observations in one CSV file. */
export async function writePortfolio(root: string, rows: number): Promise<{ readonly csv: string }> {
  const folder = path.join(root, 'unity')
  mkdirSync(path.join(folder, 'returns'), { recursive: true })
  writeFileSync(path.join(folder, 'subgraph.yml'), SUBGRAPH)
  const csv = path.join(folder, 'returns', 'observations.csv')
  const out = createWriteStream(csv)
  out.write(`${HEADINGS}\n`)
  for (let first = 0; first < rows; first += ROWS_A_WRITE) {
    const count = Math.min(ROWS_A_WRITE, rows - first)
    const text = Array.from({ length: count }, (_, at) => `${rowOf(first + at).join(',')}\n`).join('')
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return { csv }
}

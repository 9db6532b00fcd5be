import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Cell } from '../../../schema/facts/figures/cell'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Reading } from '../../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../../subgraphs/reporting/reading/readReturn'
import { loadSubgraphFile } from '../../../subgraphs/reporting/config/subgraphFile'
import { sharedFolder } from '../../reference/location'
import { dependenciesOf } from '../../support/reporting/dependencies'
import { PortfolioFolder } from '../../support/reporting/portfolioFolder'
import { describeWith, hasOpenpyxl, savedByOpenpyxl } from '../sources/workbook/writers'

jest.setTimeout(120_000)

const SUBGRAPHS = path.resolve(__dirname, '..', '..', '..', 'subgraphs')
const TEMPLATE = path.join(sharedFolder() ?? '', 'data', 'gmpp-return', 'template.xlsm')

const folder = new PortfolioFolder()
mkdirSync(path.join(folder.root, 'mappings'))
copyFileSync(
  path.join(SUBGRAPHS, 'mappings', 'gmpp-return-people.yml'),
  path.join(folder.root, 'mappings', 'gmpp-return-people.yml'),
)

async function read(file: string, content: Uint8Array): Promise<Reading> {
  folder.write(`synergy/returns/${file}`, content)
  const subgraph = folder.write(
    'synergy/subgraph.yml',
    `version: 1
member: synergy
sources:
  - id: people
    kind: workbook
    mapping: ../mappings/gmpp-return-people.yml
    returns:
      - id: 2026-Q3
        file: returns/${file}
        referenceDate: 2026-09-30
        origin: REPORTED
        with: { scale: THREE_POINT }
`,
  )
  const [source] = loadSubgraphFile(subgraph, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return readReturn(source, one, dependenciesOf(folder.root))
}

const cellsOf = ({ fields }: FactRecord): Readonly<Record<string, Pick<Cell, 'value' | 'reason'>>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { value, reason }]) => [
      name,
      value === undefined ? { reason: reason as NonNullable<typeof reason> } : { value },
    ]),
  )

function staffingIn({ records }: Reading): FactRecord {
  const found = records.filter(({ type }) => type === 'Staffing')
  expect(found).toHaveLength(1)
  return found[0] as FactRecord
}

function capability({ records }: Reading, name: string): Readonly<Record<string, unknown>> {
  const found = records.filter(({ fields }) => fields['capability']?.value === name)
  expect(found).toHaveLength(1)
  return cellsOf(found[0] as FactRecord)
}

describeWith(
  'the folder of published data',
  existsSync(TEMPLATE),
  'the people sheet of the GMPP return',
  () => {
    it('reads as it was handed out: by sheet and cell, its own gap among them', async () => {
      const reading = await read('template.xlsm', readFileSync(TEMPLATE))
      // One record of the team and one for each of the ten named capabilities.
      expect(reading.counts).toMatchObject({ read: 11, accepted: 11, quarantined: 0 })
      expect(reading.notes).toEqual([])
      // As the template has it: 21.2 + 1.3 at work, 27.5 posts, and -5/27.5 as its own formula gives it.
      const staffing = staffingIn(reading)
      expect(cellsOf(staffing)).toEqual({
        programme: { value: 'synergy' },
        profession: { reason: 'NOT_APPLICABLE' },
        grade: { reason: 'NOT_APPLICABLE' },
        period: { value: '2026-09-30' },
        inPost: { value: '22.5' },
        contractors: { value: '1.3' },
        funded: { value: '27.5' },
        vacancies: { value: '5' },
        resourceGap: { value: '18.1818181818182' },
      })
      expect(staffing.fields['resourceGap']).toMatchObject({
        raw: '-18.1818181818182%',
        where: { file: 'synergy/returns/template.xlsm', sheet: '5 - People', cell: 'E11' },
      })
      expect(capability(reading, 'INFORMATION_TECHNOLOGY')).toMatchObject({
        scale: { value: 'THREE_POINT' },
        now: { value: 'AMBER' },
        future: { reason: 'NOT_APPLICABLE' },
        narrative: { reason: 'NOT_APPLICABLE' },
      })
      expect(capability(reading, 'COMMERCIAL_CONTRACT_MANAGEMENT')).toMatchObject({ now: { value: 'GREEN' } })
      expect(capability(reading, 'COMMUNICATIONS_AND_ENGAGEMENT')).toMatchObject({
        now: { reason: 'NOT_APPLICABLE' },
      })
    })

    describeWith('openpyxl', hasOpenpyxl, 'filled in', () => {
      const filled = (script: string) =>
        savedByOpenpyxl(`people = book['5 - People']\n${script.trim()}`, TEMPLATE)

      it('gives what was written into it, and notes a gap that its own posts contradict', async () => {
        // (120 - 96) / 120 is 20 per cent; 15 is what was written.
        const bytes = filled(`
people['E7'] = 14
people['E8'] = 96
people['E9'] = 120
people['E10'] = 24
people['E11'] = -0.15
people['E17'] = 'Red'
people['G17'] = 'Amber'
people['I17'] = 'Sixteen posts are empty'
people['E26'] = 'Green'
people['G26'] = 'TBC'
people['G22'] = None
`)
        const reading = await read('filled.xlsx', bytes)
        expect(reading.counts).toMatchObject({ read: 11, accepted: 11, quarantined: 0 })
        expect(cellsOf(staffingIn(reading))).toMatchObject({
          inPost: { value: '96' },
          contractors: { value: '14' },
          funded: { value: '120' },
          vacancies: { value: '24' },
          resourceGap: { value: '15' },
        })
        expect(reading.notes.map(({ code }) => code)).toEqual(['CONTRADICTION'])
        expect(reading.notes[0]?.message).toContain('resourceGap is "15", funded is "120", inPost is "96"')
        expect(capability(reading, 'TECHNICAL')).toMatchObject({ future: { reason: 'NOT_RATED' } })
        expect(capability(reading, 'DIGITAL')).toMatchObject({
          now: { value: 'RED' },
          future: { value: 'AMBER' },
          narrative: { value: 'Sixteen posts are empty' },
        })
        expect(capability(reading, 'COMMUNICATIONS_AND_ENGAGEMENT')).toMatchObject({
          now: { value: 'GREEN' },
          future: { reason: 'NOT_YET_KNOWN' },
        })
      })

      it('has what cannot be read stand as such, and the rest of the form with it', async () => {
        const reading = await read(
          'odd.xlsx',
          filled(`people['E9'] = 'about 120'\npeople['E18'] = 'Amber/Red'`),
        )
        const { funded, inPost } = cellsOf(staffingIn(reading))
        // Nobody has calculated E8 since: openpyxl keeps formulas and no results.
        expect([funded, inPost]).toEqual([{ reason: 'UNPARSEABLE' }, { reason: 'UNPARSEABLE' }])
        expect(capability(reading, 'INFORMATION_TECHNOLOGY')).toMatchObject({
          now: { reason: 'UNPARSEABLE' },
        })
        expect(reading.quarantine.map(({ field, code }) => `${field}: ${code}`)).toEqual(
          expect.arrayContaining(['funded: BAD_NUMBER', 'inPost: UNCALCULATED_FORMULA', 'now: BAD_RAG']),
        )
        expect(cellsOf(staffingIn(reading))['contractors']).toEqual({ value: '1.3' })
      })
    })
  },
)

import { savedByOpenpyxl } from '../../subgraphs/sources/workbook/writers'
import type { Recipe, Wanted } from './recipe'

/** Openpyxl's script for the workbook of the page; all values invented. */
const KEPT = `
sheet.title = 'Spend'
sheet.append(['Alpha: spend, October 2026'])
sheet.append([])
sheet.append(['Organisation', 'Measure', datetime.date(2026, 4, 1), datetime.date(2026, 5, 1)])
sheet.append(['North', 'Staff', 1200000, 1300000])
sheet.append([None, 'Estates', 400000, 'n/a'])
sheet.append(['South', 'Staff', 2100000, 2000000])
sheet.merge_cells('A4:A5')
for column in (3, 4):
    sheet.cell(3, column).number_format = 'mmm-yy'
    for row in (4, 5, 6):
        sheet.cell(row, column).number_format = '£#,##0.0,,"m"'
plan = book.create_sheet('Plan')
plan.append(['Id', 'Name', 'Finish'])
plan.append(['M1', 'Design agreed', datetime.datetime(2026, 1, 30, 17, 0)])
plan.append(['M2', 'Data moved', datetime.datetime(2026, 9, 30, 17, 0)])
for row in (2, 3):
    plan.cell(row, 3).number_format = 'dd/mm/yyyy'
`

/** Openpyxl's script for the cells of the form that the shipped mapping reads; all values invented. */
const FORM = `
sheet.title = 'Introduction'
people = book.create_sheet('5 - People')
for cell, value in (('E6', 21), ('E7', 2), ('E8', 23), ('E9', 25), ('E10', 2), ('E11', 0.08)):
    people[cell] = value
people['E11'] = -0.08
people['E11'].number_format = '0%'
for row in range(17, 27):
    people.cell(row, 5).value = 'Amber'
    people.cell(row, 7).value = 'Green'
    people.cell(row, 9).value = 'N/A'
`

const CAPABILITIES = [
  'DIGITAL',
  'INFORMATION_TECHNOLOGY',
  'COMMERCIAL_CONTRACT_MANAGEMENT',
  'PROJECT_DELIVERY',
  'CHANGE_IMPLEMENTATION',
  'TECHNICAL',
  'INDUSTRY_KNOWLEDGE',
  'FINANCE',
  'ANALYSIS',
  'COMMUNICATIONS_AND_ENGAGEMENT',
]

const spent = (organisation: string, measure: string, period: string, value: string) => ({
  programme: 'alpha',
  organisation,
  measure,
  version: 'v1',
  period,
  unit: 'GBP_MILLION',
  value,
})

const SPENT: Wanted = [
  spent('North', 'Staff', '2026-04', '1.2'),
  spent('North', 'Staff', '2026-05', '1.3'),
  spent('North', 'Estates', '2026-04', '0.4'),
  spent('North', 'Estates', '2026-05', '(NOT_APPLICABLE)'),
  spent('South', 'Staff', '2026-04', '2.1'),
  spent('South', 'Staff', '2026-05', '2'),
]

const PEOPLE: Wanted = [
  {
    programme: 'alpha',
    profession: '(NOT_APPLICABLE)',
    grade: '(NOT_APPLICABLE)',
    period: '2026-09-30',
    inPost: '23',
    contractors: '2',
    funded: '25',
    vacancies: '2',
    resourceGap: '8',
  },
  ...CAPABILITIES.map((capability) => ({
    programme: 'alpha',
    capability,
    referenceDate: '2026-09-30',
    scale: 'THREE_POINT',
    now: 'AMBER',
    future: 'GREEN',
    narrative: '(NOT_APPLICABLE)',
  })),
]

const kept = (name: string, more = '') => ({ [`returns/${name}`]: savedByOpenpyxl(`${KEPT}${more}`) })
const form = (more = '') => ({ 'returns/GMPP 2026-09.xlsx': savedByOpenpyxl(`${FORM}${more}`) })

/** Recipes of workbooks. */
export const WORKBOOK_RECIPES: readonly Recipe[] = [
  {
    page: 'excel-on-a-share.md',
    system: 'Excel on a share',
    files: () => kept('Alpha 2026-10.xlsx'),
    wanted: [
      { programme: 'alpha', milestone: 'M1', name: 'Design agreed', forecast: '2026-01-30' },
      { programme: 'alpha', milestone: 'M2', name: 'Data moved', forecast: '2026-09-30' },
      ...SPENT,
    ],
    faults: [
      { why: 'no word on the time', instead: [', time: drop', ''] },
      {
        why: 'a formula that nothing calculated',
        files: () => kept('Alpha 2026-10.xlsx', `sheet['C4'] = '=400000*3'\n`),
      },
      { why: 'a name without a month', files: () => kept('Alpha final v2.xlsx') },
    ],
  },
  {
    page: 'gmpp-return.md',
    system: 'the GMPP return',
    files: () => form(),
    wanted: PEOPLE,
    faults: [
      { why: 'an older form', files: () => form(`people.title = 'People'\n`) },
      { why: 'a formula that nothing calculated', files: () => form(`people['E8'] = '=E6+E7'\n`) },
      { why: 'another scale', files: () => form(`people['E17'] = 'Amber/Red'\n`) },
    ],
  },
]

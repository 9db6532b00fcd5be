import { z } from 'zod'

import { checkYaml, parseYaml } from '../../../../base/configuration/yamlFile'
import { closed } from '../../../../base/configuration/closed'
import { workbookShape } from '../../../../subgraphs/sources/workbook/workbook.config'
import { problemOf } from '../../../support/reporting/problemOf'

const source = closed(workbookShape)
const read = (yaml: string): z.output<typeof source> =>
  checkYaml(source, parseYaml(`kind: workbook\n${yaml}`, 's.yml'))

describe('the configuration of a workbook', () => {
  it('may say nothing', () => {
    expect(read('').workbook).toEqual({
      range: 'A1:ZZ5000',
      hiddenSheets: 'flag',
      hiddenRows: 'flag',
      hiddenColumns: 'flag',
      limits: { seconds: 60, megabytes: 768, maxCells: 1_000_000 },
    })
  })

  it('may say which sheet, how far, and what becomes of what is hidden', () => {
    const yaml =
      'workbook: { sheet: { startsWith: Q2 }, range: A1:J90, hiddenRows: skip, limits: { seconds: 5 } }'
    expect(read(yaml).workbook).toMatchObject({
      sheet: { startsWith: 'Q2' },
      range: 'A1:J90',
      hiddenRows: 'skip',
      limits: { seconds: 5 },
    })
  })

  it('is told where it is wrong, and what was allowed', () => {
    const yaml = 'workbook:\n  range: J90:A1\n  hiddenRows: hide\n  limits: { megabytes: 1, secs: 5 }\n'
    expect(problemOf(() => read(yaml)).message.split('\n')).toEqual([
      's.yml:3:10: workbook.range: is not a range such as A1:ZZ5000',
      's.yml:4:15: workbook.hiddenRows: "hide" is not allowed; allowed: flag, skip, include',
      expect.stringMatching(/^s.yml:5:.*megabytes: Too small/),
      expect.stringMatching(/^s.yml:5:.*unknown key "secs".*; allowed: seconds, megabytes, maxCells$/),
    ])
  })

  it('has a JSON Schema, for editors', () => {
    expect(z.toJSONSchema(source, { io: 'input', unrepresentable: 'any' })).toMatchObject({ type: 'object' })
  })
})

import { checkYaml, parseYaml } from '../../../../../base/configuration/yamlFile'
import { identifyAlone } from '../../../../../subgraphs/reporting/mapping/keys/identity'
import { mappingFile } from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { openTables } from '../../../../../subgraphs/reporting/mapping/records/openTables'
import type { OpenTables } from '../../../../../subgraphs/reporting/mapping/records/openTables'
import { KeysMet, twinsAmong } from '../../../../../subgraphs/reporting/mapping/keys/twins'
import { openCsv } from '../../../../../subgraphs/sources/csv/csv'

const FIELDS = `
      header: { match: Id }
      fields:
        programme: { from: { fromReturn: programme } }
        milestone: { from: Id, type: code, fold: lower }
        name: { from: Name, type: text }`

function tablesOf(csv: string, key = ''): OpenTables {
  const text = `version: 1\nrecords:\n  Milestone:${key}${FIELDS}\n`
  const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(text, 'm.yml'))
  const context = { source: 'm/s', values: { programme: 'synergy' }, identify: identifyAlone }
  return openTables(mapping, openCsv(Buffer.from(csv), 'a.csv'), 'rows', context)
}

/** Of each record, whether its keys had not been met before. */
function areNew(tables: OpenTables): readonly boolean[] {
  const met = new KeysMet(tables)
  return [...tables.records].map((read) => met.areNew(read))
}

describe('keys met one by one', () => {
  it('are new but for those that have been met, whatever the letters are', () => {
    expect(areNew(tablesOf('Id,Name\na,One\nb,Two\nA,Three\nb,Four\n'))).toEqual([true, true, false, false])
  })

  it('are those of the source and ours both, where they are not the same', () => {
    const tables = tablesOf('Id,Name\na,One\nb,One\na,Two\n', '\n      key: [name]')
    expect(tables.isOwnKeyOurs).toBe(false)
    expect(areNew(tables)).toEqual([true, false, false])
  })

  it('are no matter of a record that lacks a part of its own key', () => {
    expect(areNew(tablesOf('Id,Name\n,One\n,Two\n'))).toEqual([true, true])
  })

  it('are all new among very many that differ', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `m${at},One`)
    expect(areNew(tablesOf(`Id,Name\n${rows.join('\n')}\n`)).every(Boolean)).toBe(true)
  })
})

describe('twins', () => {
  it('are told of each other by their place among all records, all of them at fault', () => {
    const twins = twinsAmong(tablesOf('Id,Name\na,One\nb,Two\nA,Three\nc,Four\na,Five\n'), 'm/s')
    expect([...twins.keys()].sort()).toEqual([0, 2, 4])
    expect(twins.get(0)?.map(({ code, message }) => [code, message])).toEqual([
      [
        'DUPLICATE_KEY',
        'm/s: file "a.csv" record 1, row 2 (ends line 2) → Milestone: has the same key, "synergy, a", as record 3 and record 5 (each key once) [DUPLICATE_KEY]',
      ],
    ])
  })

  it('are none where each key comes once', () => {
    expect(twinsAmong(tablesOf('Id,Name\na,One\nb,One\n'), 'm/s').size).toBe(0)
  })
})

import { checkYaml, parseYaml } from '../../../../../base/configuration/yamlFile'
import {
  Crosswalk,
  crosswalkFaults,
  crosswalkSchema,
  identifyJoined,
} from '../../../../../subgraphs/reporting/mapping/keys/crosswalk'
import type { CrosswalkFile } from '../../../../../subgraphs/reporting/mapping/keys/crosswalk'

const TEXT = `version: 1
aliases:
  - { id: DOH_0031_1314-Q1, also: [DH_0031_1314-Q1], reviewed: &r { by: us, on: 2026-11-24, why: same project } }
programmes:
  - { id: overseas, name: Overseas, ids: [FCO_0012_1718-Q4] }
  - { id: beam, name: Proton beam, ids: [DOH_0031_1314-Q1], relation: { kind: PEER_OF, programme: overseas, why: a test } }
names:
  - { publication: '2019', name: Atlas Programme (IPA ID 2410), department: FCO, programme: overseas, reviewed: *r }
`

function parsed(text: string): CrosswalkFile {
  return checkYaml(crosswalkSchema, parseYaml(text, 'crosswalk.yml'))
}

describe('the crosswalk', () => {
  const crosswalk = new Crosswalk(parsed(TEXT))

  it('knows ids whatever their case, and by their other spellings', () => {
    expect(crosswalk.programmeOfId('fco_0012_1718-q4')).toBe('overseas')
    expect(crosswalk.programmeOfId('DH_0031_1314-Q1')).toBe('beam')
    expect(crosswalk.canonicalId(' dh_0031_1314-q1')).toBe('DOH_0031_1314-Q1')
    expect(crosswalk.programmeOfId('FCO_0012_1718-Q3')).toBeUndefined()
  })

  it('knows exact names of one publication and department', () => {
    expect(crosswalk.programmeOfName('2019', 'Atlas  Programme (IPA ID 2410) ', 'fco')).toBe('overseas')
    expect(crosswalk.programmeOfName('2018', 'Atlas Programme (IPA ID 2410)', 'FCO')).toBeUndefined()
    expect(crosswalk.programmeOfName('2019', 'Atlas Programme', 'FCO')).toBeUndefined()
    expect(crosswalk.programmeOfName('2019', 'ATLAS PROGRAMME (IPA ID 2410)', 'FCO')).toBeUndefined()
    expect(crosswalk.programmeOfName('2019', 'Atlas Programme (IPA ID 2410)', 'MOD')).toBeUndefined()
  })

  it('may be there in part only: ids of the join itself are enough', () => {
    const identify = identifyJoined({ as: 'unity', ids: ['HMRC_0031_2122-Q3'] }, '2022')
    expect(identify({ id: 'hmrc_0031_2122-q3', name: 'x' })).toEqual({
      own: 'HMRC_0031_2122-Q3',
      programme: 'unity',
    })
    expect(identify({ id: 'HMRC_0031_2122-Q1', name: 'x' })).toEqual({ own: 'HMRC_0031_2122-Q1' })
    expect(identify({ department: 'HMRC' })).toBeUndefined()
  })

  it('joins by name only where there is no id', () => {
    const identify = identifyJoined({ as: 'overseas', ids: [], crosswalk }, '2019')
    const named = { name: 'Atlas Programme (IPA ID 2410)', department: 'FCO' }
    expect(identify(named)).toEqual({ own: 'FCO: Atlas Programme (IPA ID 2410)', programme: 'overseas' })
    expect(identify({ ...named, id: 'MOD_0001_1112-Q1' })).toEqual({ own: 'MOD_0001_1112-Q1' })
    expect(identify({ id: 'FCO_0012_1718-Q4' })?.programme).toBe('overseas')
  })
})

describe('faults in a crosswalk', () => {
  it('are told with their place', () => {
    const text = TEXT.replace('programme: overseas, reviewed', 'programme: oversees, reviewed')
    expect(crosswalkFaults(parsed(text))).toEqual([
      {
        path: ['names', 0, 'programme'],
        message: '"oversees" is not among the programmes; allowed: overseas, beam',
      },
    ])
  })

  it('include what is given twice, case apart', () => {
    const twice = `${TEXT}  - { publication: '2019', name: Atlas Programme (IPA ID 2410), department: fco, programme: beam, reviewed: *r }\n`
    expect(crosswalkFaults(parsed(twice)).map(({ message }) => message)).toEqual([
      '"Atlas Programme (IPA ID 2410)" of fco in 2019 is given twice',
    ])
    const ids = TEXT.replace('ids: [FCO_0012_1718-Q4]', 'ids: [FCO_0012_1718-Q4, doh_0031_1314-q1]')
    expect(crosswalkFaults(parsed(ids)).map(({ message }) => message)).toEqual([
      '"DOH_0031_1314-Q1" is given twice',
    ])
  })
})

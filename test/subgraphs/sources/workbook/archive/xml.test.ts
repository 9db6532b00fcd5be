import { walkXml } from '../../../../../subgraphs/sources/workbook/archive/xml'
import { problemOf } from '../../../../support/reporting/problemOf'

function walked(xml: string): string[] {
  const heard: string[] = []
  walkXml(xml, 'a.xml', {
    open: (name, attributes) => heard.push(`<${name} ${JSON.stringify(attributes)}`),
    close: (name) => heard.push(`>${name}`),
    text: (text) => heard.push(text),
  })
  return heard
}

describe('walking through XML', () => {
  it('tells of tags without their prefix, attributes with theirs, and text decoded', () => {
    expect(
      walked(
        `\ufeff<?xml version="1.0"?><!-- <c> --><x:a b:c='1 > 0' d="&quot;&#65;&#x42;&lt;"><e/>f&amp;g<![CDATA[<h>]]></x:a>\n`,
      ),
    ).toEqual(['<a {"b:c":"1 > 0","d":"\\"AB<"}', '<e {}', '>e', 'f&g', '<h>', '>a'])
  })

  it('leaves alone what only looks like a reference', () => {
    expect(walked('<a>&unknown; &#x110000; & b</a>')[1]).toBe('&unknown; &#x110000; & b')
  })

  it('refuses document types, so that there is nothing to expand and nothing to fetch', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    expect(problemOf(() => walked(laughs)).message).toBe(
      'has a damaged part, a.xml: it declares a document type, which no workbook needs (the workbook, saved again) [BAD_WORKBOOK]',
    )
  })

  it.each([
    ['<a><b></a></b>', '</a> closes what was not opened'],
    ['<a>', 'it breaks off inside <a>'],
    ['<a b="c', 'it breaks off inside a tag'],
    ['<a b=c/>', 'a tag is malformed'],
    ['<a><!-- ', 'it breaks off'],
    ['</a>', '</a> closes what was not opened'],
  ])('refuses %j', (xml, what) => {
    expect(problemOf(() => walked(xml)).message).toContain(`a.xml: ${what}`)
  })
})

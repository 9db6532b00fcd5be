import { walkXml } from '../../../../../subgraphs/sources/workbook/archive/xml'
import { xmlSection } from '../../../../../subgraphs/sources/workbook/archive/xmlSection'

it('passes on what lies inside the elements of one name', () => {
  const heard: string[] = []
  const section = xmlSection('b', {
    open: (name) => heard.push(`<${name}>`),
    close: (name) => heard.push(`</${name}>`),
    text: (text) => heard.push(text),
  })
  walkXml('<a>1<b>2<c>3</c><b>4</b></b>5<c>6</c><b>7</b></a>', 'part', section)
  expect(heard).toEqual(['2', '<c>', '3', '</c>', '<b>', '4', '</b>', '7'])
})

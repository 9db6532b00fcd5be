import { KnownSecrets } from '../../../../subgraphs/sources/http/knownSecrets'

it('hides secrets as they are and as addresses write them, one within another too', () => {
  const known = new KnownSecrets()
  known.add('hush')
  known.add('hush & more')
  known.add('')
  expect(known.hide('key=hush%20%26%20more, hush & more, hush; rush')).toBe('key=…, …, …; rush')
})

import type { ToldEdition } from '../../../gateway/http/live/editionStream'

/** What `GET /editions` tells, in the order told. */
export interface EditionsTold {
  /** The first edition told from now on, or before and not yet asked about, that is wanted. */
  next(wanted: (edition: ToldEdition) => boolean): Promise<ToldEdition>
  close(): void
}

/** Listens to a gateway's editions until closed. */
export function editionsTold(url: string): EditionsTold {
  const leaving = new AbortController()
  async function* events(): AsyncGenerator<ToldEdition> {
    const response = await fetch(`${url}/editions`, { signal: leaving.signal })
    let text = ''
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString()
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const event of whole) {
        const data = /^data: (.*)$/m.exec(event)?.[1]
        if (data !== undefined) yield JSON.parse(data) as ToldEdition
      }
    }
  }
  const told = events()
  return {
    async next(wanted) {
      for (;;) {
        const { value, done } = (await told.next()) as IteratorResult<ToldEdition, undefined>
        if (done === true) throw new Error('the stream of editions has ended')
        if (wanted(value)) return value
      }
    },
    close: () => leaving.abort(),
  }
}

/** The thread that reads, which a file that says `crash` ends at once, as a fault in a library would. */
import promises from 'node:fs/promises'

import '../../../subgraphs/reporting/refresh/thread'

const { readFile } = promises

Object.assign(promises, {
  readFile: async (file: string) => {
    const bytes = await readFile(file)
    if (bytes.includes('crash')) process.exit(7)
    return bytes
  },
})

import type { XmlHandlers } from './xml'

/** Passes on what lies inside the elements of one name, and nothing else. */
export function xmlSection(section: string, handlers: XmlHandlers): XmlHandlers {
  let depth = 0
  return {
    open(name, attributes) {
      if (depth > 0) handlers.open(name, attributes)
      if (depth > 0 || name === section) depth += 1
    },
    close(name) {
      if (depth > 0) depth -= 1
      if (depth > 0) handlers.close(name)
    },
    text(text) {
      if (depth > 0) handlers.text(text)
    },
  }
}

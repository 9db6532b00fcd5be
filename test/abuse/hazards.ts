import type { Hazard } from './hazard'
import { compression, depth, extent, size } from './hazards/bombs'
import { patterns, yaml } from './hazards/configurations'
import { modules } from './hazards/modules'
import { duplicateHeadings, duplicateKeys, prototypes } from './hazards/keys'
import { losses } from './hazards/losses'
import { loops, payloads, refusals, slowness } from './hazards/payloads'
import { escapes, secrets, secretsOfOthers } from './hazards/places'
import { settings } from './hazards/settings'
import { encodings, injection, nulBytes, numbers, types } from './hazards/texts'
import { truncation } from './hazards/truncation'

/** Everything that is tried against every kind of source. */
export const HAZARDS: readonly Hazard[] = [
  compression,
  size,
  extent,
  depth,
  truncation,
  payloads,
  losses,
  types,
  numbers,
  nulBytes,
  encodings,
  injection,
  duplicateKeys,
  duplicateHeadings,
  prototypes,
  escapes,
  secrets,
  secretsOfOthers,
  refusals,
  slowness,
  loops,
  settings,
  yaml,
  patterns,
  modules,
]

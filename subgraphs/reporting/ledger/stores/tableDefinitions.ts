/** What a table holds can be destroyed only while a redaction of its payload is open. */
export type Redactable = 'PAYLOAD' | 'READING'

/** A table as both stores have it. Columns are NOT NULL unless they say NULL. */
export interface TableDefinition {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly unique?: readonly string[]
  readonly references?: readonly string[]
  readonly redactable?: Redactable
}

const OF_READING = 'FOREIGN KEY (member, reading) REFERENCES reading DEFERRABLE INITIALLY DEFERRED'
const OF_PAYLOAD = 'FOREIGN KEY (member, payload_hash) REFERENCES payload'
const ENTRY_COLUMNS = ['member TEXT', 'reading INTEGER', 'number INTEGER', 'entry TEXT'] as const
const ENTRY_TABLE = {
  columns: ENTRY_COLUMNS,
  key: ['member', 'reading', 'number'],
  references: [OF_READING],
  redactable: 'READING',
} as const

export const VERSION_1: readonly TableDefinition[] = [
  {
    name: 'payload',
    columns: ['member TEXT', 'hash TEXT', 'size INTEGER', 'parts INTEGER'],
    key: ['member', 'hash'],
  },
  {
    name: 'payload_chunk',
    columns: ['member TEXT', 'hash TEXT', 'part INTEGER', 'bytes BYTES'],
    key: ['member', 'hash', 'part'],
    references: ['FOREIGN KEY (member, hash) REFERENCES payload'],
    redactable: 'PAYLOAD',
  },
  {
    name: 'attempt',
    columns: [
      'member TEXT',
      'number INTEGER',
      'source TEXT',
      "outcome TEXT CHECK (outcome IN ('BROUGHT', 'NOT_MODIFIED', 'FAILED'))",
      'started TEXT',
      'ended TEXT',
      'payload_hash TEXT NULL',
      'detail TEXT',
    ],
    key: ['member', 'number'],
  },
  {
    name: 'reading',
    columns: [
      'member TEXT',
      'number INTEGER',
      "sequence INTEGER NULL CHECK ((sequence IS NOT NULL) = (verdict = 'ACCEPTED'))",
      'source TEXT',
      'return_id TEXT',
      "verdict TEXT CHECK (verdict IN ('ACCEPTED', 'REFUSED'))",
      'payload_hash TEXT',
      'mapping_hash TEXT',
      'attempt INTEGER NULL',
      'reference_date TEXT NULL',
      'received TEXT',
      'recorded TEXT',
      'known_from TEXT NULL',
      'origin TEXT',
      'encoding TEXT NULL',
      'correction TEXT NULL',
      'publication TEXT NULL',
      'counts TEXT',
      'records INTEGER',
      'quarantined INTEGER',
      'notes INTEGER',
    ],
    key: ['member', 'number'],
    unique: ['member', 'sequence'],
    references: [OF_PAYLOAD, 'FOREIGN KEY (member, attempt) REFERENCES attempt'],
  },
  {
    name: 'record_block',
    columns: [
      'member TEXT',
      'reading INTEGER',
      'block INTEGER',
      'type TEXT',
      'count INTEGER',
      'key_hashes BYTES',
      'body TEXT',
    ],
    key: ['member', 'reading', 'block'],
    references: [OF_READING],
    redactable: 'READING',
  },
  { name: 'quarantine', ...ENTRY_TABLE },
  { name: 'note', ...ENTRY_TABLE },
  { name: 'refusal', ...ENTRY_TABLE },
  {
    name: 'content_check',
    columns: ['member TEXT', 'reading INTEGER', 'number INTEGER', 'attempt INTEGER NULL', 'checked TEXT'],
    key: ['member', 'reading', 'number'],
    references: [OF_READING, 'FOREIGN KEY (member, attempt) REFERENCES attempt'],
  },
  {
    name: 'redaction',
    columns: [
      'member TEXT',
      'number INTEGER',
      'payload_hash TEXT',
      'reason TEXT',
      'ordered_by TEXT',
      'redacted TEXT',
      'cells TEXT NULL',
    ],
    key: ['member', 'number'],
    references: [OF_PAYLOAD],
  },
  {
    name: 'redaction_done',
    columns: ['member TEXT', 'redaction INTEGER'],
    key: ['member', 'redaction'],
    references: ['FOREIGN KEY (member, redaction) REFERENCES redaction'],
  },
]

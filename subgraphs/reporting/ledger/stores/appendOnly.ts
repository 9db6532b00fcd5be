import type { Redactable, TableDefinition } from './tableDefinitions'

const REFUSAL = 'the ledger is append-only: what it holds is neither changed nor removed [LEDGER_APPEND_ONLY]'

const OPEN_REDACTION = `SELECT 1 FROM redaction WHERE NOT EXISTS (
  SELECT 1 FROM redaction_done
  WHERE redaction_done.member = redaction.member AND redaction_done.redaction = redaction.number
) AND redaction.member = OLD.member AND redaction.payload_hash = `

const PAYLOAD_OF: Readonly<Record<Redactable, string>> = {
  PAYLOAD: 'OLD.hash',
  READING: '(SELECT payload_hash FROM reading WHERE member = OLD.member AND number = OLD.reading)',
}

/**
 * The third trigger is for `INSERT OR REPLACE`, which removes the old row without asking the second.
 */
export function sqliteTriggers({ name, key, unique, redactable }: TableDefinition): readonly string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`
  const unless =
    redactable === undefined ? '' : `WHEN NOT EXISTS (${OPEN_REDACTION}${PAYLOAD_OF[redactable]}) `
  const taken = [key, ...(unique === undefined ? [] : [unique])].map(
    (columns) =>
      `EXISTS (SELECT 1 FROM ${name} WHERE ${columns.map((c) => `${c} = NEW.${c}`).join(' AND ')})`,
  )
  return [
    `CREATE TRIGGER ${name}_is_not_updated BEFORE UPDATE ON ${name} ${refuse}`,
    `CREATE TRIGGER ${name}_is_not_deleted BEFORE DELETE ON ${name} ${unless}${refuse}`,
    `CREATE TRIGGER ${name}_is_not_replaced BEFORE INSERT ON ${name} WHEN ${taken.join(' OR ')} ${refuse}`,
  ]
}

/** What the triggers call. */
export function postgresFunctions(): readonly string[] {
  const refuse = `RAISE EXCEPTION '${REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'`
  const redactable = (kind: Redactable): string =>
    `IF NOT EXISTS (${OPEN_REDACTION}${PAYLOAD_OF[kind]}) THEN ${refuse}; END IF; RETURN OLD`
  const define = (name: string, body: string): string =>
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; END $$`
  return [
    define('refuse_change', refuse),
    define('refuse_deletion_of_payload', redactable('PAYLOAD')),
    define('refuse_deletion_of_reading', redactable('READING')),
  ]
}

export function postgresTriggers({ name, redactable }: TableDefinition): readonly string[] {
  const onDelete =
    redactable === undefined ? 'refuse_change' : `refuse_deletion_of_${redactable.toLowerCase()}`
  return [
    `CREATE TRIGGER is_not_updated BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER is_not_deleted BEFORE DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION ${onDelete}()`,
    `CREATE TRIGGER is_not_truncated BEFORE TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ]
}

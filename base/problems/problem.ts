/**
 * The declared table of every error that a person can meet: the code, what it means, what to do.
 * `docs/errors.md` is generated from it.
 */
export const PROBLEMS = {
  // Asking
  UNKNOWN_CLUSTER: [
    'No cluster of the register has this code.',
    'Ask for `portfolio { clusters { code } }` to see the codes.',
  ],
  UNKNOWN_MEASURE: [
    'No measure of the strategy directorate has this code.',
    'Ask for `portfolio { measures { code } }` to see the codes.',
  ],
  UNKNOWN_EDITION: ['The portfolio holds no edition with this id.', 'Leave `edition` out for the newest.'],
  FUTURE_INSTANT: [
    'The instant asked about lies in the future; nobody can say yet what will be known then.',
    'Ask for an instant that has passed, or leave it out for now.',
  ],
  NO_EDITION_YET: [
    'The portfolio had not opened an edition by the instant asked about: nothing had been recorded.',
    'Ask for a later instant; `editions` lists what there is. `asOf` goes further back, by what was knowable.',
  ],
  EDITIONS_BEHIND: [
    'An edition is due by the instant asked about and has not been opened yet, so that what was in force is not settled.',
    'Ask for an earlier instant, or for the newest edition; `operations` and `/health/ready` say what stands in the way.',
  ],
  EDITION_TWICE: [
    'An edition is named in two ways that exclude one another.',
    'Give `edition` or `recordedAsOf`, not both; and no `asOf` with the id of an edition that has one.',
  ],
  METHODS_CHANGED: [
    'The edition was answered by methods that this release has changed.',
    'Ask with `recompute: true` for the same facts by the methods of today; the answer says so.',
  ],
  UNKNOWN_FIGURE: [
    'No figure of this edition has this id, or the edition tells the figure otherwise.',
    'Ask at the edition that gave the figure. What a scenario supposes is not explained.',
  ],
  NOT_A_FIGURE: [
    'The id is that of something else than a figure.',
    'Give the `id` of a figure: the message names what this one is of.',
  ],
  UNKNOWN_PROGRAMME: [
    'No cluster or supporting programme of the register has this code.',
    'Ask for `portfolio { clusters { code } programmes { code } }` to see the codes.',
  ],
  UNKNOWN_MILESTONE: [
    'The programme has returned no milestone with this code.',
    'Ask for `portfolio { clusters { code milestoneStandings { nodes { milestone { code } } } } }` to see the codes.',
  ],
  UNKNOWN_PROFESSION: [
    'No cluster has returned people or demand of this profession.',
    'Ask for `portfolio { outlook { professions { profession } } }` to see the professions.',
  ],
  UNKNOWN_PRODUCT: [
    'No product of the strategy directorate has this code.',
    'Ask for `portfolio { strategy { products { code } } }` to see the codes.',
  ],
  UNKNOWN_ORGANISATION: [
    'No organisation of the register has this code.',
    'Ask for `portfolio { clusters { organisations { code } } }` to see the codes.',
  ],
  BAD_SCENARIO: [
    'Something that the scenario supposes is out of bounds.',
    'The message names it and its bounds.',
  ],
  SCENARIO_TOO_LARGE: ['A scenario supposes at most 100 things.', 'Suppose fewer at a time.'],
  DOCUMENT_NOT_STORED: [
    'No document is stored under this id.',
    'Ask with the text in `query`, or with the id of a stored document: the message lists them.',
  ],
  TOO_MANY_TOKENS: [
    'The document has more words and signs than one may have.',
    'Ask in several documents. `QUERY_MAX_TOKENS` sets the limit.',
  ],
  QUERY_TOO_DEEP: [
    'The document nests deeper than one may, its fragments included.',
    'Ask for fewer levels at a time. `QUERY_MAX_DEPTH` sets the limit.',
  ],
  TOO_MANY_ROOT_FIELDS: [
    'The document asks for more fields of the query type than one may.',
    'Ask in several documents. `QUERY_MAX_ROOT_FIELDS` sets the limit.',
  ],
  TOO_MANY_ALIASES: [
    'The document gives more fields another name than one may, each spread of a fragment counted.',
    'Ask for lists, or in several documents. `QUERY_MAX_ALIASES` sets the limit.',
  ],
  TOO_MANY_FIELDS: [
    'The document asks for more fields than one may, each spread of a fragment counted.',
    'Ask in several documents. `QUERY_MAX_FIELDS` sets the limit.',
  ],
  TOO_MANY_REPEATED_FIELDS: [
    'The document asks for the same fields in the same place too often: every pair of them must be compared.',
    'Ask for each field once. `QUERY_MAX_REPEATS` sets the limit.',
  ],
  QUERY_TOO_COSTLY: [
    'The document costs more than one may: about the number of objects in its answer, by `@cost` and `@listSize`.',
    'Ask for smaller pages (`first`), fewer fields, or in several documents. `QUERY_MAX_COST` sets the limit.',
  ],
  DEADLINE_EXCEEDED: [
    'The request took longer than one may, and was given up.',
    'Ask for less, or try again later. `REQUEST_TIMEOUT_MILLIS` sets the limit.',
  ],
  BAD_CURSOR: ['The cursor was not issued by this list.', 'Pass an `endCursor` as it was given.'],
  BAD_PAGE_SIZE: ['A page holds 1 to 1,000 items.', 'Ask for a `first` in that range.'],
  BAD_PERIOD: [
    'The period is not one that the graph knows.',
    'Write a month (`2026-10`), a quarter (`2026-Q4`), a year (`2026`) or a day (`2026-10-31`).',
  ],
  // Asking over HTTP
  BAD_REQUEST: [
    'The request is not a question as GraphQL over HTTP puts one.',
    'The message says what is wrong and what would be right; `docs/asking.md` shows how to ask.',
  ],
  PERSISTED_QUERY_NOT_FOUND: [
    'No document is known by this hash.',
    'Ask once with the text in `query` beside the hash; clients with automatic persisted queries do.',
  ],
  PREFLIGHT_HEADER_MISSING: [
    'A page of another site could have sent the request without the browser asking first.',
    'Add the header `apollo-require-preflight: true`.',
  ],
  METHOD_NOT_ALLOWED: [
    'The path does not answer this method.',
    'Use a method that the header `allow` lists.',
  ],
  MEDIA_TYPE_NOT_SUPPORTED: [
    'The body is of a media type, in a character set or in a content encoding that is not read.',
    'Send `application/json` in UTF-8, plain or encoded as gzip, br or deflate.',
  ],
  BODY_TOO_LARGE: [
    'The body of the request is too large.',
    'Ask a smaller question; the message has the limit.',
  ],
  HEADERS_TOO_LARGE: [
    'The headers of the request are too large.',
    'Send fewer or shorter headers; a long question goes by POST.',
  ],
  REQUEST_TIMED_OUT: ['The request did not arrive whole in time.', 'Send it again, and all of it at once.'],
  HOST_NOT_SERVED: [
    'The request is for another host: a page of another site may have had its name point here.',
    'Ask at localhost, 127.0.0.1 or [::1].',
  ],
  TOO_BUSY: [
    'As much is being asked already as the service takes on at once.',
    'Try again after the seconds in the header `retry-after`.',
  ],
  TOO_MANY_STREAMS: [
    'As many streams of editions are open already as are allowed: in all, for the client, or on the connection.',
    'Close those that are not read, or try again after the seconds in the header `retry-after`.',
  ],
  // A member
  SNAPSHOT_NOT_HELD: [
    'The member has no snapshot with this sequence; it never answers with older data instead.',
    'Ask again without `edition`, or wait until the member has caught up.',
  ],
  MEMBER_FAILED: [
    "The member's subgraph threw while answering.",
    "See the service's log; the other members are whole.",
  ],
  MEMBER_UNREACHABLE: [
    'The service at the address that the register has for the member cannot be reached.',
    'Start it, or correct `url` in register.yml; the other members are whole.',
  ],
  MEMBER_TIMED_OUT: [
    "The member's subgraph did not answer in time.",
    'Try again; the other members are whole.',
  ],
  MEMBER_ANSWERED_GARBAGE: [
    "The member's subgraph answered something that is not an answer to the question.",
    'Check what is served at its address; the other members are whole.',
  ],
  // Starting
  DOES_NOT_COMPOSE: [
    'The subgraphs do not fit together into one graph.',
    'The message names the types and fields that disagree.',
  ],
  HOST_NOT_LOOPBACK: [
    'Only loopback addresses may be listened on until authentication is configured.',
    'Unset HOST, or set it to 127.0.0.1, ::1 or localhost.',
  ],
  BAD_LIMIT: [
    'A limit is not a whole number in its range.',
    'The message names the variable and the range; correct or unset it.',
  ],
  BAD_EXECUTION: [
    'EXECUTION is neither `fast` nor `standard`.',
    'Correct it, or unset it: `fast` is then meant.',
  ],
  BAD_PORT: ['The port is not a number from 0 to 65535.', 'Correct PORT.'],
  BAD_ORIGIN: [
    'CORS_ORIGINS has something that is not an origin.',
    'Write each as a browser sends it, such as `https://dashboard.example`, with commas between.',
  ],
  PORT_TAKEN: ['Another process listens on this address.', 'Stop it, or set PORT.'],
  FAST_PATH_FAILED: [
    'The fast path failed on a document, and the standard path answered it.',
    'Report it with what the log says of it; with `EXECUTION=standard` the fast path is not used.',
  ],
  PLAYGROUND_NOT_BUILT: [
    'The Playground has not been built.',
    'Run `npm run build`, then load the page again.',
  ],
  PLAYGROUND_UNREADABLE: [
    'The built Playground or its example queries cannot be read.',
    'Check the files in `dist/playground` and `examples/queries` and their permissions.',
  ],
  NO_REGISTER: [
    'There is no register.yml in the portfolio folder.',
    'Point PORTFOLIO at a folder that has one.',
  ],
  BAD_CONFIGURATION: [
    'A configuration file does not say what it must.',
    'The message names file, line, column and what was allowed.',
  ],
  // Reading a return
  FILE_NOT_FOUND: [
    'The file that the source names is not there.',
    'Put the return there, or correct `file`.',
  ],
  FILE_UNSETTLED: [
    'The file goes on changing while it is looked at.',
    'It is taken at the next refresh after it stands still.',
  ],
  FILE_UNREADABLE: [
    'The file is there and cannot be read.',
    'Give the service the right to read it, and check that it is a file.',
  ],
  PATH_OUTSIDE_MEMBER: [
    "The path leads outside the portfolio's folder, or that of a module outside its member's own.",
    'Keep returns below the portfolio folder, and modules below the folder of their member.',
  ],
  READING_BROKE_OFF: [
    'The service itself failed while it read a return; the other returns are read all the same.',
    'Report it with the message; the last good return goes on serving.',
  ],
  READER_STOPPED: [
    'The thread that reads returns ended and is started again by itself; the last good returns go on serving.',
    'If it goes on, the message names the member being read: look at its newest return, or give the service more memory.',
  ],
  // A mapping in code
  MAPPING_CODE_FAILED: [
    'The code of a mapping threw, or gave something that is no answer.',
    'The message names file, line and value; mend the module. The last good return goes on serving.',
  ],
  MAPPING_CODE_TIMEOUT: [
    'The code of a mapping takes longer than it may, to begin or for one cell or record.',
    'The message names the module; look for a loop that does not end.',
  ],
  MAPPING_CODE_TOO_LARGE: [
    'The code of a mapping takes more memory than it may.',
    'The message names the module; have it hold less.',
  ],
  RESHAPE_FAILED: [
    'A record cannot be given another shape: the expression fails on it, or makes no record of it.',
    'The message says why; mend `reshape`, or ask the owner of the source.',
  ],
  RESHAPE_TIMEOUT: [
    'Giving records another shape takes longer than it may.',
    'Simplify the expression, or raise `timeoutMs`.',
  ],
  RESHAPE_TOO_LARGE: [
    'Giving records another shape takes more memory than it may.',
    'Have the expression make less of each record, or ask the source for fewer.',
  ],
  FILE_TOO_LARGE: [
    'The file is larger than the source allows.',
    'Raise `maxBytes` if it is meant to be so large.',
  ],
  TABLE_TOO_LARGE: [
    'The payload has more records or columns than may be read.',
    'Check that it is the right one; split it where it is meant to be so large.',
  ],
  NOT_A_TABLE: [
    'The payload is not a table of the kind that the source declares (a sign-in page, a picture, an empty file).',
    'Open it as a person would, and export it again.',
  ],
  BAD_ENCODING: [
    'The bytes are not text in the encoding declared, or, where none is, are of two encodings.',
    'Correct `encoding`, or export as UTF-8.',
  ],
  BAD_CSV: [
    'The CSV breaks off or is malformed.',
    'Export the file again; the message names line and column.',
  ],
  HEADER_NOT_FOUND: [
    'No row or column holds the heading that marks the table.',
    'Correct `header`, or check that this is the right file.',
  ],
  COLUMN_NOT_FOUND: [
    'A finder that must hit exactly one column hit none.',
    'The message lists the columns present.',
  ],
  COLUMN_AMBIGUOUS: ['A finder that must hit exactly one column hit several.', 'Make the finder more exact.'],
  REQUIRED_VALUE_MISSING: ['A required field is empty.', 'Fill it in.'],
  BAD_TEXT: ['The value is not text as the field wants it.', 'See the message.'],
  BAD_DATE: [
    'The value is not a date in any form that the field accepts.',
    'Write it in one of the forms listed.',
  ],
  DECIMAL_COMMA: [
    'A column has numbers that may be written with a decimal comma, and the mapping does not say so.',
    'Say `decimal: comma` for the field, or `decimal: point` if commas part thousands.',
  ],
  DAMAGED_CODE: [
    'A code looks like what a spreadsheet makes of one: digits cut off, or a date.',
    'Take the code from a cell formatted as text at its source.',
  ],
  MONTH_FIRST: [
    'A column has dates that are days only with the month first, and is read with the day first.',
    'List its forms with `monthFirst: true`, or mend the dates at their source.',
  ],
  BAD_NUMBER: ['The value is not a number.', 'Write plain digits.'],
  BAD_MONEY: [
    'The value is not an amount of money in the unit of the field.',
    'Write it in the unit that the column states.',
  ],
  BAD_PERCENT: ['The value is not a percentage.', 'Write a number, with or without a per cent sign.'],
  BAD_RAG: ['The value is not on the rating scale of the field.', 'Use one of the ratings listed.'],
  BAD_ENUM: ['The value is not one of those mapped.', 'Use one of the values listed, or extend the mapping.'],
  BAD_BOOLEAN: ['The value is neither yes nor no.', 'Use one of the words listed.'],
  BAD_REFERENCE: ['The value refers to a record that is not in the return.', 'Correct the reference.'],
  TOTAL_ROW: [
    'The key of the record says "Total": it is a sum of others and no record.',
    'Leave the row out by `where`, or end the table by `stop`; a code that is really so called wants a `pattern`.',
  ],
  DUPLICATE_KEY: ['Two records have the same key; both are kept in quarantine.', 'Make the key unique.'],
  TOO_FEW_ROWS: ['The return has fewer records than the gate demands.', 'Check that the file is complete.'],
  NOTHING_ACCEPTED: [
    'Of a record type, no record of the return was accepted; the last good return goes on serving.',
    'Mend the return or the mapping, or say `allowNothing: true` under `gates` where none is meant.',
  ],
  TOO_MANY_QUARANTINED: [
    'More records failed than the gate allows.',
    'Mend the return or the mapping; the last good return goes on serving.',
  ],
  TOO_MANY_LOST: [
    'The return has far fewer records than the one before.',
    'Check that the file is complete.',
  ],
  REQUIRED_KEY_MISSING: [
    'A record that every return must have is not in this one.',
    'Check that this is the right file.',
  ],
  // Reading a workbook
  BAD_WORKBOOK: ['The workbook is damaged, or was cut short on its way.', 'Save or copy it again.'],
  WORKBOOK_ENCRYPTED: ['The workbook only opens with a password.', 'Save it without one.'],
  WORKBOOK_TOO_LARGE: [
    'The workbook expands to more than may be read (a ZIP bomb, or very large).',
    'The message has the limit; read a smaller range, or split the workbook.',
  ],
  WORKBOOK_TIMEOUT: [
    'The workbook takes too long to read.',
    'Raise `seconds` if it is meant to be so large.',
  ],
  SHEET_NOT_FOUND: [
    'No sheet of the workbook is the one wanted, or may be read.',
    'The message lists the sheets; a hidden one must be named in full.',
  ],
  SHEET_AMBIGUOUS: [
    'Several sheets of the workbook could be the one wanted.',
    'Name one under `sheet`; the message lists them.',
  ],
  RANGE_TOO_SMALL: ['The sheet goes on beyond the range that is read.', 'Give a larger `range`.'],
  UNCALCULATED_FORMULA: [
    'A cell holds a formula with no stored result.',
    'Open and save the workbook in Excel or LibreOffice.',
  ],
  CELL_ERROR: ['A cell holds an error such as #REF!.', 'Mend the formula, and save the workbook again.'],
  // Reading a database
  DATABASE_UNAVAILABLE: [
    'The database cannot be reached or opened.',
    'The message says why; check `database` and the secret.',
  ],
  QUERY_FAILED: ['The database refuses the query.', 'Correct the query; it may only read.'],
  QUERY_STOPPED: [
    'The process that asked the query ended before it had an answer: killed, or out of memory.',
    'It is tried again at the next refresh; if it goes on, select less.',
  ],
  QUERY_TIMEOUT: ['The query takes longer than it may.', 'Make it faster, or raise `seconds`.'],
  QUERY_TOO_LARGE: ['The query returns more than it may.', 'Select less, or raise `maxRows` or `maxBytes`.'],
  // Reading over HTTP
  SECRET_MISSING: [
    'The secret that a source needs is not where its configuration says.',
    'Put it there, readable by the service.',
  ],
  SECRET_REFUSED: [
    'A member names a secret, or a variable for an address, that is not its own.',
    'Name a variable that begins with the id of the member (`UNITY_…`), or have the operator list it under `secrets` in register.yml.',
  ],
  ADDRESS_MISSING: [
    'The environment variable that should hold the address of a source does not.',
    'Set it where the service is run.',
  ],
  ADDRESS_REFUSED: [
    'An address leads out of the source, or into a network that is not public and not allowed.',
    'Correct `baseUrl`, or have the operator allow the network for this origin.',
  ],
  REDIRECT_REFUSED: [
    'The source redirects to another system, or in circles; secrets are never sent there.',
    'Check the secret; correct `baseUrl` if the source has moved.',
  ],
  HTTP_UNAUTHORISED: [
    'The source does not accept who we are (401 or 403).',
    'Check the secret and what it may read.',
  ],
  HTTP_RATE_LIMITED: [
    'The source asks for fewer requests (429).',
    'It is tried again by itself; refresh less often if it goes on.',
  ],
  HTTP_UNAVAILABLE: [
    'The source cannot be reached, broke off, or failed (5xx).',
    'It is tried again by itself; ask its owner if it goes on.',
  ],
  HTTP_REFUSED: ['The source answered with a status that is no answer.', 'Check `path` and `query`.'],
  HTTP_UNTRUSTED: [
    "The source's certificate is not trusted.",
    'Have its owner renew it, or give the service the authority that signed it.',
  ],
  HTTP_TOO_LARGE: [
    'The source answered more than it is allowed to.',
    'Ask for smaller pages, or raise `maxBytes` or `maxTotalBytes`.',
  ],
  HTTP_TIMEOUT: [
    'The source did not answer in time.',
    'It is tried again by itself; raise `attemptSeconds` or `totalSeconds` if it is always so slow.',
  ],
  BREAKER_OPEN: [
    'The source has failed repeatedly and is left alone for a while.',
    'It is tried again by itself; the message has the last failure.',
  ],
  SIGN_IN_PAGE: [
    'The source answered a web page instead of data.',
    'The secret may be missing, wrong or expired.',
  ],
  NOT_JSON: [
    'The answer is not JSON, or breaks off.',
    'The message says where; check `path`, or ask the owner of the source.',
  ],
  ITEMS_NOT_FOUND: ['The answer has no list of records where the source declares it.', 'Correct `items`.'],
  PAGING_LOOP: [
    'The source gave the same page again.',
    'Check `paging` against the documentation of the source.',
  ],
  TOO_MANY_PAGES: [
    'The source has more pages than it is allowed.',
    'Ask for larger pages, or raise `maxPages` if there are meant to be so many.',
  ],
  COUNT_MISMATCH: [
    'The source states one number of records and gave another.',
    'It may have changed while it was read: refresh. If it goes on, check `paging`.',
  ],
  MORE_PAGES_LEFT: [
    'The answer of the source says that there are more records than were read: a next link or token, a flag, a count.',
    'Set `paging`, for which the message has a proposal; or `firstPageOnly: true` if only the first page is meant.',
  ],
  SOURCE_ERROR: [
    'The source answered with 200, and with an error of its own instead of data.',
    'The message has its text; correct the request, or ask the owner of the source.',
  ],
  ODATA_2: [
    'The service answers OData 2, which `kind: odata` does not read.',
    'Read it by `kind: rest`; the message has the request.',
  ],
  NOT_A_VALUE: ['A path leads to an object or a list.', 'Make the path go on to a single value.'],
  // The ledger
  LEDGER_UNREACHABLE: [
    'The store that holds the ledger cannot be opened, or has gone away.',
    'The message says what the store answered; check `LEDGER_URL`, the disk and the permissions.',
  ],
  LEDGER_NEWER: [
    'The ledger was written by a newer release, in a form that this one does not know.',
    'Start the newer release again; an older one never opens a newer ledger.',
  ],
  LEDGER_DAMAGED: [
    'A row of the ledger cannot be read: its member is left out, and the others are served.',
    'The message names the reading. Put the store back from a backup; `operations` says what is missing meanwhile.',
  ],
  LEDGER_BUSY: [
    'Another process has been writing to the ledger for too long.',
    'Try again; if it stays so, find the process that holds the file.',
  ],
  LEDGER_FULL: [
    'The store has no room for more; what it holds is served.',
    'Make room on its disk, or raise its quota: what is due is then stored by itself.',
  ],
  LEDGER_APPEND_ONLY: [
    'Something tried to change or remove what the ledger holds.',
    'Append a correction, or redact the payload.',
  ],
  PAYLOAD_NOT_HELD: [
    'The ledger holds no payload with this hash.',
    'Take the hash from the provenance of a figure.',
  ],
  PAYLOAD_REDACTED: [
    'The payload was redacted: its hash and the reason are all that is kept.',
    'Have the owner send the return again without what had to go.',
  ],
  REDACTED: [
    'Cells of this reading were destroyed by a redaction; the message gives the reason.',
    'Nothing; this is for information.',
  ],
  // Notes on an accepted return
  FIRST_PAGE_ONLY: [
    'The source has more records; only its first page was read, as the request says.',
    'Nothing, if it is meant; otherwise set `paging` and leave `firstPageOnly` out.',
  ],
  PAGE_FULL: [
    'As many records came as the request asks for, and the source does not say whether there are more.',
    'Set `paging`, or ask for more than there can be.',
  ],
  COUNT_NOT_GIVEN: [
    'The source was asked how many records there are, and did not say.',
    'Nothing, if it never does: set `count: false`. All pages that it named were read.',
  ],
  HIDDEN_SHEET: [
    'Values were read from a sheet that is hidden.',
    'Ask the owner whether they are meant to count.',
  ],
  HIDDEN_ROWS: [
    'Values were read from rows that are hidden.',
    'Ask the owner whether they are meant to count, or set `hiddenRows`.',
  ],
  HIDDEN_COLUMNS: [
    'Values were read from columns that are hidden.',
    'Ask the owner whether they are meant to count, or set `hiddenColumns`.',
  ],
  CELLS_BEYOND_RANGE: [
    'A sheet has filled cells beyond the range that is read.',
    'Ask the owner whether they are meant to be there, or give a larger `range`.',
  ],
  BEYOND_TABLE: [
    'Filled lines lie beyond the end of the table: after `stop`, under a second line of headings, or as footnotes.',
    'Nothing if they are meant to be passed over; else change `stop`, or map the second table too.',
  ],
  ROWS_LEFT_OUT: [
    'Rows of the table are no records, by `where`.',
    'Nothing if they are meant to be left out; else change `where`.',
  ],
  IDENTICAL_ROWS: [
    'Rows of the table are copies of others, and count once by `identicalRows`.',
    'Ask the owner why they are there twice.',
  ],
  UNMAPPED_COLUMN: ['A column that no field reads.', 'Map it, or list it under `ignore`.'],
  CONTRADICTION: [
    'Two statements of the same return do not agree; both are kept.',
    'Ask the owner which is right.',
  ],
  DATES_REVERSED: ['A date that should come later comes earlier.', 'Ask the owner which is right.'],
} as const satisfies Record<string, readonly [meaning: string, remedy: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Whether a code is one of the catalogue, and its message therefore fit to be shown. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(PROBLEMS, code)
}

/** An error with a code from the catalogue. Its message is fit to be shown to whoever asked. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}

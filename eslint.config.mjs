import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

/** Imports point down: tools, bench → gateway → subgraphs → schema → base. Each room says what it must not know. */
const DIRECTIONS = [
  {
    target: './base',
    from: ['./schema', './subgraphs', './gateway', './client', './tools', './bench', './test'],
    message: 'base is below all of ours: it imports nothing of ours',
  },
  {
    target: './schema',
    from: ['./subgraphs', './gateway', './client', './tools', './bench', './test'],
    message: 'schema is the vocabulary: it knows no member and no gateway',
  },
  {
    target: './schema/facts',
    from: ['./schema/vocabulary', './schema/federation', './schema/generated'],
    message: 'facts are plain values: they know nothing of the graph',
  },
  {
    target: './subgraphs',
    from: ['./gateway', './client', './tools', './bench', './test'],
    message: 'a member does not know who joins it',
  },
  {
    target: './subgraphs/sources',
    from: ['./subgraphs/member', './subgraphs/register', './subgraphs/reporting', './subgraphs/standIns'],
    message: 'a source fetches and knows nothing of meaning',
  },
  {
    target: './subgraphs/register',
    from: ['./subgraphs/member', './subgraphs/reporting', './subgraphs/standIns'],
    message: 'the register says who belongs, not how they are read or served',
  },
  {
    target: './subgraphs/reporting',
    from: './subgraphs/member',
    message: 'reporting reads facts and does not know how they are answered',
  },
  {
    target: './subgraphs/reporting/mapping',
    from: ['config', 'kinds', 'ledger', 'reading', 'refresh'].map((room) => `./subgraphs/reporting/${room}`),
    message: 'mapping is pure: it takes raw tables and gives records',
  },
  {
    target: './subgraphs/reporting/ledger',
    from: [
      ...['config', 'kinds', 'mapping', 'reading', 'refresh'].map((room) => `./subgraphs/reporting/${room}`),
      './subgraphs/register',
      './subgraphs/sources',
      './subgraphs/standIns',
    ],
    message: 'the ledger keeps what was read and does not know how',
  },
  {
    target: './gateway',
    from: ['./client', './tools', './bench', './test'],
    message: 'the gateway does not know its clients or its tools',
  },
  {
    target: './gateway/methods',
    from: ['./schema', './subgraphs', './gateway'],
    except: ['./methods', './facts/figures/missing.ts'],
    message: 'methods are pure mathematics: they import nothing but base, and the list of reasons',
  },
  {
    target: './gateway/portfolio',
    from: ['./gateway/federation', './gateway/http'],
    message: 'portfolio does not know how it is served',
  },
  {
    target: './gateway/federation',
    from: './gateway/http',
    message: 'what joins the members does not know who asks',
  },
  {
    target: './client',
    from: ['./base', './schema', './subgraphs', './gateway', './tools', './bench', './test', './docs'],
    message: 'a client knows the public schema and nothing of the server',
  },
  {
    target: './tools',
    from: ['./bench', './test'],
    message: 'tools do not know who tries them',
  },
]

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'schema/generated/', 'client/operations.ts', 'coverage/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A promise that nobody hears of ends the process, or hides a fault.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones: DIRECTIONS }],
    },
  },
)

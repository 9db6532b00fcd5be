import importX, { createNodeResolver } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

/** Data flows schema → subgraphs → gateway; imports point the other way. */
const DIRECTIONS = [
  { target: './schema', from: './subgraphs', message: 'schema is the vocabulary: it knows no member' },
  { target: './schema', from: './gateway', message: 'schema is the vocabulary: it knows no gateway' },
  { target: './subgraphs', from: './gateway', message: 'a member does not know who joins it' },
  {
    target: './gateway/portfolio/comparison',
    from: ['./schema', './subgraphs', './gateway'],
    except: ['./portfolio/comparison'],
    message: 'comparison is pure mathematics: it imports nothing',
  },
  {
    target: './gateway/portfolio',
    from: './gateway/serving',
    message: 'portfolio does not know how it is served',
  },
  {
    target: './subgraphs/reporting/mapping',
    from: './subgraphs/reporting/ledger',
    message: 'mapping is pure: it takes raw tables and gives records',
  },
  {
    target: './subgraphs/reporting/sources',
    from: ['./subgraphs/reporting/mapping', './subgraphs/reporting/ledger'],
    message: 'a source fetches and knows nothing of meaning',
  },
]

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'schema/generated/', 'examples/generated/', 'coverage/'] },
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

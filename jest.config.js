/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Every core: jest would leave one idle, which is half of a small machine.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/setup.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Modules of our own that are loaded late, by `import()`: that names them as they are once compiled.
  moduleNameMapper: {
    '^(\\.{1,2}/(?:\\w+/)*(?:joinMembers|serve|startPortfolio|subgraphFile|traced))\\.js$': '$1',
  },
  // Packages that ship only ES modules; jest's own loader wants CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(hucre|croner|fast-check|pure-rand|request-filtering-agent)/)'],
  reporters: ['default', '<rootDir>/test/skippedReporter.js'],
  testTimeout: 120_000,
}

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/setup.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that ship only ES modules; jest's own loader wants CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(p-limit|yocto-queue|hucre|croner|fast-check|pure-rand|request-filtering-agent)/)',
  ],
  testTimeout: 30_000,
}

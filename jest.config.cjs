/** Unit tests stand beside the file they test; what crosses rooms is under test/. */
module.exports = {
  testEnvironment: 'node',
  // How fast something is, bench/ measures; here a busy machine must not make a right answer wrong.
  testTimeout: 60_000,
  roots: ['<rootDir>/plugins', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // lowdb and steno ship as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(lowdb|steno)/)'],
}

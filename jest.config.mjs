import { availableParallelism } from 'node:os';

/** Unit tests stand beside the code; tests/ holds those that cross rooms. */
export default {
  // Two suites at a time on the two cores that CI has; one core of many stays free for whoever works meanwhile.
  maxWorkers: availableParallelism() > 2 ? '75%' : 2,
  // What suites leave behind makes those after them slower, up to three times: a worker that holds so much starts anew.
  workerIdleMemoryLimit: '800MB',
  testSequencer: '<rootDir>/scripts/longest-first.mjs',
  // No test is about wall-clock time; a busy machine is no failure.
  testTimeout: 300_000,
  // The pane loads the one language that it speaks; tests speak all.
  setupFiles: ['<rootDir>/src/i18n/every-language.ts'],
  // Tests run in contexts of their own, where each look at a global name is a hundred times slower than at these; none that a test replaces is among them.
  sandboxInjectedGlobals: [
    'Array', 'BigInt', 'Error', 'Float64Array', 'Infinity', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol',
    'Uint8Array', 'Uint16Array', 'Uint32Array', 'WeakMap', 'WeakSet',
  ],
  testMatch: ['<rootDir>/{src,preview,tests}/**/*.test.{ts,tsx}'],
  transform: {
    '^.+\\.(ts|m?js)$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }],
    '^.+\\.tsx$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, module: { type: 'commonjs' } }],
  },
  // These packages are ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(@borgar/fx|opencc-js|string-width|strip-ansi|ansi-regex|get-east-asian-width|@formatjs|intl-messageformat|chinese-days|@noble|hucre|parse5|entities|lodash-es|nanoid|kdbush|rbush|quickselect|cjk-regex|unicode-regex|regexp-util|franc-min|trigram-utils|n-gram|collapse-white-space)/)'],
};

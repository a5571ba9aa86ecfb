import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** Rooms where money, time and verdicts are made: exact values only, no clock, no locale. */
const EXACT = ['values', 'formula', 'rules', 'ledgers', 'checking'].map((room) => `src/${room}/**/*.ts`);
/** Rooms that also run in a browser: everything but the command line and the file adapter. */
const ANYWHERE = ['src/**/*.{ts,tsx}'];
const NODE_ONLY = ['src/cli/**', 'src/workbook/node*', 'src/**/*.test.{ts,tsx}', 'src/**/testing/**'];
const TESTS = ['{src,preview}/**/*.test.{ts,tsx}', '{src,preview}/**/testing/**/*.{ts,tsx}', 'tests/**/*.ts', 'bench/**/*.ts', 'samples/**/*.ts'];

const noFloats = [
  { selector: "MemberExpression[property.name=/^(toFixed|toPrecision|toExponential|toLocale\\w+|parseFloat)$/]", message: 'Money, times and dates are exact here: no floats, no locale (docs/rules.md, Kinds and units).' },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'build/', 'coverage/', '**/*.mjs', '**/*.cjs', '**/*.js'] },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.strictTypeChecked], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['**/*.{ts,tsx}'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Lengths are counted before an index is used; the compiler can't see it, and a check that cannot fail is noise.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return report.error(…)` ends a function and says so in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Texts here are spread into code points on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // What a custom function throws so that Excel shows its message is Microsoft's own class, and no Error.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'package', package: 'custom-functions-runtime', name: 'Error' }] }],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
    },
  },
  {
    files: EXACT,
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', ...['Date', 'Intl', 'parseFloat'].map((name) => ({ name, message: 'Money, times and dates are exact here: no floats, no clock, no locale.' })), ...['process', 'Buffer', 'require', '__dirname', '__filename'].map((name) => ({ name, message: 'This room also runs in a browser.' }))],
      'no-restricted-syntax': ['error', ...noFloats],
    },
  },
  {
    files: ANYWHERE,
    ignores: NODE_ONLY,
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/.*)?)$`, message: 'This room also runs in a browser: only src/cli and src/workbook/node* may use Node.' }] }],
    },
  },
  {
    files: TESTS,
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/unbound-method': 'off' },
  },
);

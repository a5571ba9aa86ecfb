/** Which room may import which. Types count, too: knowing a shape is knowing the room. */
const room = (...names) => `^src/(${names.join('|')})/`;
const TESTS = '\\.test\\.ts$|/testing/';

/** A room may import itself, packages and the rooms named here; nothing else under src. */
const MAY_IMPORT = {
  values: [],
  workbook: ['values'],
  formula: ['values'],
  rules: ['values', 'formula'],
  authoring: ['values', 'formula', 'rules', 'checking'],
  ledgers: ['values', 'rules/model', 'rules/ledger-definition', 'workbook/port', 'formula/expression'],
  i18n: ['values', 'formula/expression'],
  checking: ['values', 'formula', 'rules', 'ledgers', 'i18n', 'workbook/port'],
  report: ['records/model', 'authoring', 'values', 'formula/expression', 'formula/formula-text', 'rules/words', 'rules/model', 'rules/ledger-definition', 'rules/describe', 'rules/standing', 'rules/difference', 'rules/analysis/remark', 'rules/parts', 'checking/report', 'checking/waiver', 'checking/key-text', 'checking/clause-coverage', 'i18n', 'workbook/open-workbook', 'workbook/new-sheet'],
  records: ['values', 'rules', 'checking', 'authoring', 'workbook/text-part'],
  addin: ['values', 'formula', 'rules', 'ledgers', 'i18n', 'workbook', 'checking', 'authoring', 'records', 'report'],
  functions: ['values', 'formula', 'rules', 'ledgers', 'i18n', 'workbook/port', 'checking', 'authoring', 'report', 'addin/rules-in-force', 'addin/host-language'],
  taskpane: ['values', 'rules', 'i18n', 'workbook/open-workbook', 'workbook/port', 'checking', 'authoring', 'records', 'report', 'addin'],
  commands: ['i18n', 'workbook/open-workbook', 'addin'],
  cli: ['values', 'formula', 'rules', 'ledgers', 'i18n', 'workbook', 'checking', 'authoring', 'records', 'report'],
};

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([name, others]) => ({
      name: `${name}-imports`,
      comment: `src/${name} may import ${others.length > 0 ? others.join(', ') : 'no other room'}.`,
      severity: 'error',
      from: { path: room(name), pathNot: TESTS },
      to: { path: '^(src|preview|bench|tests|samples|scripts)/', pathNot: [room(name), ...others.map((other) => `^src/${other}(/|\\.ts$)`)] },
    })),
    // The stand-in's objects and its host name each other's types; all else in preview/ is checked like src/.
    { name: 'no-circular', severity: 'error', from: { pathNot: '^preview/host/' }, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [TESTS, '\\.d\\.mts$', '^src/cli/main\\.ts$', '^preview/server\\.mjs$'] },
      to: {},
    },
    {
      name: 'rules-engine-in-rules',
      comment: "json-rules-engine parses conditions in src/rules and is the tests' oracle; nothing else knows it.",
      severity: 'error',
      from: { path: '^src/', pathNot: [room('rules'), TESTS] },
      to: { path: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'sheets-in-workbook',
      comment: 'Only src/workbook knows how a workbook is stored.',
      severity: 'error',
      from: { path: '^src/', pathNot: [room('workbook'), TESTS] },
      to: { path: 'node_modules/@e965/xlsx/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages',
      comment: 'What runs at the user’s is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json', '.mjs', '.cjs'] },
  },
};

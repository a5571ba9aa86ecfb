import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { PARTS } from '../records/parts';
import { writeRulesPart } from '../records/rules-part';
import { writeBundle } from '../rules/bundle';
import { openFile, type FileWorkbook } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { Observable } from './observable';
import { openSession, type Session } from './session';
import { serveRules } from './testing/serve-rules';

jest.setTimeout(60_000);

/** A company's smallest policy, and one that is its own. */
const FILES = readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files;
const CASES = readRulesFolder(join(__dirname, '../../rules'), { cases: true }).files.filter(({ path }) => path.startsWith('cases/'));
const named = (company: string): typeof FILES =>
  FILES.map((file) => (file.path === 'profile.json' ? { path: file.path, text: file.text.replace(/"company":\s*\{[^}]*\}/, `"company": { "zh-CN": "${company}", "en": "${company}" }`) } : file));

let server: Awaited<ReturnType<typeof serveRules>>;
beforeAll(async () => {
  server = await serveRules({
    '/rules.json': { text: writeBundle(FILES) },
    '/rules-cases.json': { text: writeBundle(CASES) },
    '/alone/rules.json': { text: writeBundle(FILES) },
    '/broken.json': { text: '{"files": [' },
    '/away.json': { status: 500, text: 'no' },
    '/nothing-in-force.json': { text: writeBundle([{ path: 'profile.json', text: '{' }]) },
  });
});
afterAll(() => server.close());

interface Opened {
  readonly book: FileWorkbook;
  readonly session: Session;
  readonly calculations: () => number;
  /** What is in force in a runtime of its own. */
  readonly inForce: () => { readonly company: string; readonly from: string } | null;
}

/** A session in a runtime of its own: rules in force are a runtime's, not a session's. */
async function open(path: string, part: string | null = null): Promise<Opened> {
  const book = openFile('a.xlsx', makeBook({ sheets: [{ name: 'Sheet1' }] }, { prefix: '', strict: false }));
  if (part !== null) await book.setPart(PARTS.rules.namespace, part);
  let calculations = 0;
  Object.assign(book, {
    recalculate: () => {
      calculations += 1;
      return Promise.resolve();
    },
  });
  jest.resetModules();
  const own: { openSession: typeof openSession } = await import('./session');
  const { rulesInForce } = await import('./rules-in-force');
  const session = own.openSession(book, new Observable<Language>('zh-CN'), `${server.url}${path}`);
  const inForce = (): ReturnType<Opened['inForce']> => {
    const rules = rulesInForce();
    return rules && { company: rules.set.profile.company['zh-CN'], from: rules.from };
  };
  return { book, session, calculations: () => calculations, inForce };
}

test('a workbook without rules of its own goes by those beside the page, and is calculated anew', async () => {
  const { session, inForce, calculations } = await open('/rules.json');
  expect({ state: session.rules.state.get().kind, inForce: inForce() }).toEqual({ state: 'loading', inForce: null });
  await session.rules.load();
  expect({ state: session.rules.state.get().kind, inForce: inForce(), calculations: calculations() }).toEqual({ state: 'in-force', inForce: { company: '示例公司', from: 'bundled' }, calculations: 1 });
});

test('their cases lie beside them, and are asked for when somebody wants them', async () => {
  const { session } = await open('/rules.json');
  await session.rules.load();
  const state = session.rules.state.get();
  const cases = () => (state.kind === 'in-force' ? state.rules.cases() : Promise.reject(new Error('no rules')));
  expect(await cases()).toEqual(CASES);
  expect(await cases()).toBe(await cases());

  const own = await open('/rules.json', writeRulesPart([...named('自己的公司'), ...CASES.slice(0, 2)]));
  await own.session.rules.load();
  const { rules } = own.session.rules.state.get() as { readonly rules: { readonly files: typeof FILES; readonly cases: () => Promise<typeof FILES> } };
  expect(rules.files.map(({ path }) => path)).toEqual(FILES.map(({ path }) => path));
  expect(await rules.cases()).toEqual(CASES.slice(0, 2));

  const alone = await open('/alone/rules.json');
  await alone.session.rules.load();
  const there = alone.session.rules.state.get();
  await expect(there.kind === 'in-force' ? there.rules.cases() : null).rejects.toMatchObject({ key: 'pane.rules-refused-by-server' });
});

test("a workbook's own rules beat them", async () => {
  const { session, inForce, calculations } = await open('/rules.json', writeRulesPart(named('自己的公司')));
  await session.rules.load();
  expect({ inForce: inForce(), calculations: calculations() }).toEqual({ inForce: { company: '自己的公司', from: 'workbook' }, calculations: 1 });
});

test('its own rules that cannot be used are refused in words, and the others do not stand in unasked', async () => {
  const whole = writeRulesPart(named('自己的公司'));
  const damaged = `${whole.slice(0, 1000)}${whole[1000] === 'A' ? 'B' : 'A'}${whole.slice(1001)}`;
  const { session, inForce, calculations } = await open('/rules.json', damaged);
  await session.rules.load();
  const state = session.rules.state.get();
  expect(state).toEqual({ kind: 'refused', why: { intent: 'error', key: 'records.hash', params: {} }, canUseBundled: true });
  expect({ inForce: inForce(), calculations: calculations() }).toEqual({ inForce: null, calculations: 0 });
  await session.checker.check();
  expect(session.desk.state.get()).toMatchObject({ checked: null, notice: { key: 'pane.rules-not-ready' } });

  await session.rules.load(true);
  expect(inForce()).toEqual({ company: '示例公司', from: 'bundled' });
});

describe.each([
  ['/nothing.json', 'pane.rules-refused-by-server', '404'],
  ['/away.json', 'pane.rules-refused-by-server', '500'],
  ['/broken.json', 'rules.bundle-not-json', ''],
  ['/nothing-in-force.json', 'pane.rules-none-in-force', 'profile.json'],
])('what the page has beside it at %s', (path, key, word) => {
  test('is refused in words, and nothing is in force', async () => {
    const { session, inForce } = await open(path);
    await session.rules.load();
    const state = session.rules.state.get();
    expect(state).toMatchObject({ kind: 'refused', canUseBundled: false, why: { intent: 'error', key } });
    expect(inForce()).toBeNull();
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
      const words = state.kind === 'refused' ? createTranslator(lang)(state.why.key, state.why.params) : '';
      expect(words).toContain(word);
      expect(words).not.toBe(key);
    }
  });
});

test('a server that cannot be reached is told', async () => {
  const { session } = await open('/rules.json');
  const gone = openSession(session.desk.book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  await gone.rules.load();
  expect(gone.rules.state.get()).toMatchObject({ kind: 'refused', why: { key: 'pane.rules-unreachable', params: { url: 'http://127.0.0.1:1/rules.json' } } });
});

test('a workbook that does not answer is told; so is one that does not calculate', async () => {
  const { session, book, inForce } = await open('/rules.json');
  const { OpenWorkbookError } = await import('../workbook/open-workbook');
  const part = book.part.bind(book);
  Object.assign(book, { part: () => Promise.reject(new OpenWorkbookError('busy')), recalculate: () => Promise.reject(new OpenWorkbookError('busy')) });
  await session.rules.load();
  expect(session.rules.state.get()).toMatchObject({ kind: 'refused', canUseBundled: false, why: { key: 'workbook.open-busy' } });
  expect(inForce()).toBeNull();
  Object.assign(book, { part });
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await session.rules.load();
  said.mockRestore();
  expect(inForce()).not.toBeNull();
  expect(session.desk.state.get().notice).toEqual({ intent: 'warning', key: 'pane.not-recalculated', params: {} });
});

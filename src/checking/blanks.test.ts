import { State } from '../values/column';
import { checkLedgers, checkRead } from './check';
import { ledgerOf, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const FILES = {
  key: 'files',
  title: words('Files'),
  rowKey: ['no'],
  dateColumn: null,
  columns: {
    no: { type: 'text', headers: ['no'] },
    address: { type: 'text', headers: ['地址', '住址', 'address'] },
    phone: { type: 'text', headers: ['电话', '電話', 'phone'] },
    size: { type: 'text', headers: ['规模', '規模', 'size'] },
  },
};
const blank = (fact: string) => ({ fact, operator: 'isBlank', value: true });
const missing = declared({ unit: 'list', formula: '=BLANKS(address, phone, size)' });
const incomplete = rule('incomplete', { conditions: { any: [blank('address'), blank('phone'), blank('size')] }, message: words('{no}: {missing}') });
const noPhone = rule('no-phone', { conditions: { all: [{ fact: 'missing', operator: 'contains', value: 'phone' }] }, message: words('{missing}') });
const chosen = declared({ unit: 'list', formula: '=IF(ISBLANK(address), BLANKS(address, phone), BLANKS(phone))' });
const known = declared({ unit: 'list', formula: '=IFNA(chosen, missing)' });
const either = rule('either', { conditions: { any: [blank('address'), blank('phone'), blank('size')] }, message: words('{chosen} / {known}') });
const set = companyOf({ 'ledgers/files.json': FILES, 'files.json': ruleFile([incomplete, noPhone, either], { id: 'files', ledger: 'files', facts: { missing, chosen, known } }) }, { inForce: [{ file: 'files.json', from: '2026-01-01' }] });

/** "?": a cell that can't be read. */
const column = (...cells: readonly (string | null)[]) => {
  const made = texts(cells.map((cell) => (cell === '?' ? null : cell)));
  return { ...made, state: made.state.map((state, row) => (cells[row] === '?' ? State.Unreadable : state)) };
};
const ledger = ledgerOf('files', { no: texts(['1', '2', '3', '4']), address: column(null, 'a', 'a', null), phone: column(null, 'p', '?', '?'), size: column('s', 's', 's', 's') });
const messages = async (lang: 'zh-CN' | 'zh-TW' | 'en', ledgers = [ledger], id = 'files/incomplete') => {
  const { findings } = await checkLedgers(set, [], ledgers, { lang, month: '2026-10' });
  return findings.filter((finding) => finding.rule === id && finding.verdict === 'violation').map(({ message }) => message);
};

test('a message names the blank columns in its own language', async () => {
  expect(await messages('zh-CN')).toEqual(['1: 地址、电话', '4: 地址']);
  expect(await messages('zh-TW')).toEqual(['1: 地址、電話', '4: 地址']);
  expect(await messages('en')).toEqual(['1: address, phone', '4: address']);
});

test('columns are called so behind an IF and another fact, too', async () => {
  expect(await messages('zh-CN', [ledger], 'files/either')).toEqual(['地址、电话 / 地址、电话', '地址 / 地址']);
});

test('the report’s data and what waivers are bound to are of no language', async () => {
  const of = async (lang: 'zh-CN' | 'en') => {
    const { report, valuesOf } = await checkRead(set, [], { ledgers: [ledger], unrecognised: [], problems: [] }, { lang, month: '2026-10' });
    return report.findings.map((finding) => [finding.id, finding.facts['missing'] ?? null, valuesOf(finding)]);
  };
  expect(await of('zh-CN')).toEqual(await of('en'));
  expect((await of('en')).find(([id]) => id === 'files/incomplete|no=1')).toEqual(expect.arrayContaining(['address、phone']));
});

test('a column that is not there is not named', async () => {
  const some = ledgerOf('files', { no: texts(['1']), address: column(null) });
  expect(await messages('en', [some])).toEqual(['1: address']);
});

test('conditions may ask whether a column is among them', async () => {
  expect(await messages('en', [ledger], 'files/no-phone')).toEqual(['address, phone']);
});

test('it wants columns of the own ledger', () => {
  expect(() => companyOf({ 'ledgers/files.json': FILES, 'files.json': ruleFile([incomplete], { id: 'files', ledger: 'files', facts: { missing: declared({ unit: 'list', formula: '=BLANKS(address & phone)' }) } }) })).toThrow('blanks-wants-columns');
});

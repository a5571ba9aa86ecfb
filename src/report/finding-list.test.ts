import { createTranslator } from '../i18n/translator';
import { sameText } from '../values/same-text';
import { finished } from '../values/steps';
import { entriesOf, LOOKS, lookOf, textsOf, type Look } from './finding-entries';
import { arranged, isOpenAtFirst, linesAbove, linesInSight, type Arrangement, type FindingList, type ListNode } from './finding-list';
import { finding, report, SET } from './testing/sample';
import { viewOf } from './tables/view';

const person = (employee_id: string, employee_name: string) => ({ employee_id, employee_name });
const HUA = person('000102', '李华');
const MING = person('000103', '陳明');
const WAIVED = { category: 'other', reason: '已核实', by: '王芳', at: '2026-11-02 09:30', expires: null };

const FINDINGS = [
  finding({ id: 'w1', severity: 'warn', row: 9, person: HUA, message: '迟到 16 分钟' }),
  finding({ id: 'w2', severity: 'warn', row: 5, person: HUA, message: '迟到 8 分钟' }),
  finding({ id: 'w3', severity: 'warn', row: 7, person: MING, message: '遲到 30 分鐘', verdict: 'cannot-judge' }),
  finding({ id: 'b1', rule: 'attendance/absent', severity: 'block', row: 12, person: MING, message: '旷工三天' }),
  finding({ id: 'b2', rule: 'attendance/night', severity: 'block', row: 12, root: 'b1', person: MING, message: '当月无全勤奖' }),
  finding({ id: 'i1', rule: 'attendance/odd-punch', severity: 'info', sheet: '另一张', row: 3, message: '打卡次数为单数', waived: WAIVED }),
];

function list(change: Partial<Arrangement> = {}, findings = FINDINGS): FindingList {
  const view = viewOf(report({ findings }), SET, 'zh-CN', createTranslator('zh-CN'));
  const arrangement: Arrangement = { grouping: 'rule', looks: new Set(LOOKS), hygiene: false, text: '', rule: null, ...change };
  const entries = finished(entriesOf(view));
  const searched = sameText(arrangement.text);
  return finished(arranged(entries, searched === '' ? null : finished(textsOf(entries, view)), searched, arrangement, view));
}

const shape = ({ nodes }: FindingList): string[] =>
  nodes.map((node) => `${'  '.repeat(node.level - 1)}${node.is === 'finding' ? node.finding.id : `${node.is} ${node.count}`} ${node.place}/${node.of}`);

test('by rule: graver rules first, then the person, certain things before open ones; what follows stands under its cause, whatever its rule', () => {
  const all = list();
  expect(shape(all)).toEqual([
    'rule 1 1/4', '  b1 1/1', '    b2 1/1',
    'rule 1 2/4',
    'rule 3 3/4', '  person 2 1/2', '    w2 1/2', '    w1 2/2', '  w3 2/2',
    'rule 1 4/4', '  i1 1/1',
  ]);
  expect(all.walk.map(({ id }) => id)).toEqual(['b1', 'b2', 'w2', 'w1', 'w3', 'i1']);
  expect(all.total).toBe(FINDINGS.length);
  const [, , , night] = all.nodes;
  expect(night).toMatchObject({ is: 'rule', count: 1, elsewhere: 1, look: 'block' });
});

test('by person and by sheet', () => {
  expect(shape(list({ grouping: 'person' }))).toEqual(['person 2 1/3', '  w2 1/2', '  w1 2/2', 'person 3 2/3', '  b1 1/2', '    b2 1/1', '  w3 2/2', 'person 1 3/3', '  i1 1/1']);
  expect(shape(list({ grouping: 'sheet' }))).toEqual(['sheet 5 1/2', '  w2 1/4', '  w3 2/4', '  w1 3/4', '  b1 4/4', '    b2 1/1', 'sheet 1 2/2', '  i1 1/1']);
});

test('what stands in no sheet has a group with a name', () => {
  const { nodes } = list({ grouping: 'sheet' }, [finding({ id: 'c1', file: '', sheet: '', row: 0 })]);
  expect(nodes.map((node) => (node.is === 'finding' ? node.finding.id : node.label))).toEqual(['（不在表中：整个公司或整张台账）', 'c1']);
});

test.each(['rule', 'person', 'sheet'] as const)('by %s, each finding is listed once, and the totals of the groups are those of all', (grouping) => {
  const { nodes, walk, indexOf } = list({ grouping });
  expect(walk.map(({ id }) => id).sort()).toEqual(FINDINGS.map(({ id }) => id).sort());
  expect(nodes.reduce((sum, node) => sum + (node.is !== 'finding' && node.level === 1 ? node.count : 0), 0)).toBe(FINDINGS.length);
  for (const { id } of walk) expect(nodes[indexOf.get(id)!]).toMatchObject({ is: 'finding', key: id });
  // Each line's end is where the next line begins that does not stand under it.
  nodes.forEach(({ level, end }, at) => expect(nodes.findIndex((other, after) => after > at && other.level <= level)).toBe(end === nodes.length ? -1 : end));
});

test('only the looks that are asked for; a consequence whose cause is not among them stands by itself', () => {
  const looks = (...chosen: Look[]): string[] => list({ looks: new Set(chosen) }).walk.map(({ id }) => id);
  expect(looks('warn')).toEqual(['w2', 'w1']);
  expect(looks('cannot-judge', 'waived')).toEqual(['w3', 'i1']);
  expect(looks()).toEqual([]);
  const children = [FINDINGS[3]!, { ...FINDINGS[4]!, severity: 'warn' as const }];
  expect(shape(list({}, children))).toEqual(['rule 1 1/2', '  b1 1/1', '    b2 1/1', 'rule 1 2/2']);
  expect(shape(list({ looks: new Set(['warn']) }, children))).toEqual(['rule 1 1/1', '  b2 1/1']);
});

test('the counts of looks are those of what was searched, whether their look is listed or not', () => {
  expect(list({ looks: new Set(['block']) }).counts).toEqual({ block: 2, warn: 2, 'cannot-judge': 1, info: 0, waived: 1 });
  expect(list({ text: '李华' }).counts).toEqual({ block: 0, warn: 2, 'cannot-judge': 0, info: 0, waived: 0 });
});

test.each([
  ['a name', '李华', ['w2', 'w1']],
  ['a number', '000103', ['b1', 'b2', 'w3']],
  ['words, 简体 or 繁體', '迟到 30 分钟', ['w3']],
  ['words, 繁體 or 简体', '曠工', ['b1']],
  ['a name in the other writing', '陈明', ['b1', 'b2', 'w3']],
  ['the sheet', '另一张', ['i1']],
  ['the rule by its title', '全勤', ['b2']],
  ['full-width figures', '１６', ['w1']],
  ['nothing', '   ', ['b1', 'b2', 'w2', 'w1', 'w3', 'i1']],
  ['what is not there', '没有这个', []],
])('is searched by %s', (_, text, found) => {
  expect(list({ text }).walk.map(({ id }) => id)).toEqual(found);
});

test('each finding has one look', () => {
  expect(FINDINGS.map(lookOf)).toEqual(['warn', 'warn', 'cannot-judge', 'block', 'block', 'waived']);
});

describe('lines in sight', () => {
  const all = list();
  const openBut = (...closed: string[]) => (node: ListNode): boolean => !closed.includes(node.key);
  test('are all where everything is open, and none below what is closed', () => {
    expect(linesInSight(all, () => true)).toEqual(all.nodes.map((_, at) => at));
    expect(linesInSight(all, () => false).map((at) => all.nodes[at]!.level)).toEqual([1, 1, 1, 1]);
    expect(linesInSight(all, openBut('b1'))).not.toContain(all.indexOf.get('b2'));
    expect(linesInSight(all, openBut('b1'))).toContain(all.indexOf.get('b1'));
  });

  test('at first: groups of a short list, people under their rule; consequences are folded', () => {
    const isOpen = (node: ListNode): boolean => isOpenAtFirst(all, node);
    expect(linesInSight(all, isOpen).map((at) => all.nodes[at]!).filter(({ is }) => is === 'finding').map(({ key }) => key)).toEqual(['b1', 'w2', 'w1', 'w3', 'i1']);
    const many = list({}, Array.from({ length: 61 }, (_, i) => finding({ id: `f${i}`, row: i + 2, person: HUA })));
    expect(linesInSight(many, (node) => isOpenAtFirst(many, node))).toEqual([0]);
  });

  test('above a line stand those that have to be open for it to be seen', () => {
    expect(linesAbove(all, all.indexOf.get('b2')!).map(({ level }) => level)).toEqual([2, 1]);
    expect(linesAbove(all, 0)).toEqual([]);
  });
});

import { compareReports } from '../checking/difference';
import { readReport } from '../checking/earlier';
import type { Report } from '../checking/report';
import { LANGUAGES } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { sameText } from '../values/same-text';
import { finished } from '../values/steps';
import { chartOf } from './chart';
import { renderCsv } from './csv';
import { entriesOf, LOOKS, textsOf } from './finding-entries';
import { arranged, type Arrangement, type FindingList } from './finding-list';
import { causesAmong, hasOpenFindings } from './group';
import { renderHtml } from './html';
import { renderJson } from './json';
import { marksOf } from './marks';
import { secondView } from './second-view';
import { reportSheets } from './sheets';
import { tableOf, tablesOf } from './tables';
import { viewOf } from './tables/view';
import { finding, line, report, SET, withWaivers } from './testing/sample';
import { renderText } from './text';

const kept = { hygiene: true } as const;
/** Two of the month's own findings and three of record-keeping, of which one is a warning and graver than the month's remark. */
const FINDINGS = [
  finding({ ...kept, id: 'k1', rule: 'attendance/odd-punch', severity: 'warn', row: 3, cells: ['A3'], message: '工号没有填写' }),
  finding({ id: 'm1', severity: 'info', row: 9, cells: ['H9'], message: '迟到 3 分钟' }),
  finding({ ...kept, id: 'k2', rule: 'attendance/odd-punch', severity: 'warn', row: 5, cells: ['A5'], message: '工号没有填写' }),
  finding({ id: 'm2', rule: 'attendance/absent', severity: 'block', row: 7, cells: ['H7'], message: '旷工三天' }),
  finding({ ...kept, id: 'k3', rule: 'attendance/night', severity: 'info', row: 6, cells: ['A6'], message: '班次不在名单里', key: { employee_id: '000105' } }),
];
const MIXED = report({ findings: FINDINGS });
const view = (value: Report, lang: (typeof LANGUAGES)[number] = 'zh-CN') => viewOf(value, SET, lang, createTranslator(lang));
const text = (value: Report, over: { hygiene?: boolean; verbose?: boolean } = {}): string => renderText(value, SET, { lang: 'zh-CN', say: createTranslator('zh-CN'), width: 100, colour: false, verbose: false, ...over });

describe('record-keeping in the text report', () => {
  test('is counted by rule behind the month’s findings, within the true totals, and listed on request', () => {
    const brief = text(MIXED);
    const heading = brief.indexOf('─ 资料规范：3 条，2 条规则');
    expect(brief.indexOf('─ 提示：1 条，1 条规则')).toBeLessThan(heading);
    expect(brief).toContain('必须处理 1   需要核对 2   提示 2');
    expect(brief).toContain('其中资料规范 3 条，列在最后。加 --hygiene 逐条列出。');
    expect(brief.slice(heading)).toMatch(/打卡异常 \(attendance\/odd-punch\) {2}2 条/);
    expect(brief).not.toContain('工号没有填写');
    expect(brief).not.toContain('需要核对：');
    for (const over of [{ hygiene: true }, { verbose: true }]) {
      const full = text(MIXED, over);
      expect(full.slice(full.indexOf('─ 资料规范：3 条')).match(/工号没有填写/g)).toHaveLength(2);
      expect(full).toContain('班次不在名单里');
      expect(full).not.toContain('--hygiene');
    }
    // Nothing is said of it where there is none.
    expect(text(report({ findings: [FINDINGS[1]!] }))).not.toContain('资料规范');
  });

  test('counts for the exit code', () => {
    expect(hasOpenFindings(report({ findings: [FINDINGS[0]!] }))).toBe(true);
    expect(hasOpenFindings(report({ findings: [FINDINGS[4]!] }))).toBe(false);
  });

  test('since an earlier report: counted behind the others, told on request', () => {
    const now: Report = { ...MIXED, difference: compareReports(report(), MIXED) };
    const brief = text(now);
    const since = brief.slice(brief.indexOf('与之前的检查相比'));
    expect(since).toContain('新增 5 条（+）');
    expect(since.indexOf('■ 旷工  +1')).toBeLessThan(since.indexOf('资料规范 3 条。加 --hygiene'));
    expect(since.indexOf('资料规范 3 条。')).toBeLessThan(since.indexOf('■ 打卡异常  +2'));
    expect(since).not.toContain('工号没有填写');
    expect(text(now, { hygiene: true }).split('与之前的检查相比')[1]).toContain('工号没有填写');
  });
});

test('nothing of the month stands under record-keeping, nor the other way round', () => {
  const pair = [finding({ id: 'cause', ...kept, severity: 'block' }), finding({ id: 'month', root: 'cause' }), finding({ id: 'other', ...kept, root: 'cause' })];
  const causeOf = causesAmong(pair);
  expect(pair.map((one) => causeOf(one)?.id ?? null)).toEqual([null, null, 'cause']);
});

test('JSON says it of each finding, and an earlier report is read with it', () => {
  const sha256 = 'a'.repeat(64);
  const { run } = MIXED;
  const json = renderJson({ ...MIXED, run: { ...run, files: run.files.map((one) => ({ ...one, sha256 })), rules: run.rules.map((one) => ({ ...one, sha256 })) } });
  expect((JSON.parse(json) as Report).findings.map(({ id, hygiene }) => [id, hygiene ?? false])).toEqual(FINDINGS.map(({ id, hygiene }) => [id, hygiene ?? false]));
  expect(readReport(json).findings.filter(({ hygiene }) => hygiene).map(({ id }) => id)).toEqual(['k1', 'k2', 'k3']);
  expect(() => readReport(json.replace('"hygiene": true', '"hygiene": false'))).toThrow();
});

test.each(LANGUAGES)('in %s it has a table of its own; each finding stands in one of the two, and links lead to the right one', (lang) => {
  const said = withWaivers.waivers[0]!;
  const value = report({ findings: [...FINDINGS, finding({ ...kept, id: 'k4', root: 'm2', key: { employee_id: '000109' } })], waivers: [{ ...said, finding: 'k1' }, { ...said, finding: 'm1' }], lines: [line({ rule: 'attendance/night', key: { employee_id: '000105' } }), line({ rule: 'attendance/late', key: { employee_id: '000102', work_date: '2026-10-21' } })] });
  const of = view(value, lang);
  const ids = (name: 'findings' | 'hygiene'): unknown[] => tableOf(name, of).rows.map((row) => row.at(-1));
  expect([ids('findings'), ids('hygiene')]).toEqual([['m2', 'm1'], ['k4', 'k1', 'k2', 'k3']]);
  expect(tablesOf(of)).toContain('hygiene');
  expect(tablesOf(view(report({ findings: [FINDINGS[1]!] })))).not.toContain('hygiene');
  expect(tableOf('findings', of).notes).toEqual([of.say('report.hygiene-apart', { count: 4, table: of.say('report.table-hygiene') })]);
  const links = (name: 'lines' | 'hygiene' | 'waivers') => tableOf(name, of).rows.flatMap((row) => row.flatMap((cell) => (typeof cell !== 'string' && cell.leadsTo.to === 'row' ? [`${cell.leadsTo.table} ${cell.leadsTo.row}`] : [])));
  expect(links('lines')).toEqual(['hygiene 3', 'findings 1']);
  expect(links('hygiene')).toEqual(['findings 0']);
  expect(links('waivers')).toEqual(['hygiene 1', 'findings 1']);
  const names = reportSheets(of, { file: '考勤.xlsx', taken: [] }).map(({ name }) => name);
  expect(names.indexOf(of.say('report.table-hygiene'))).toBeGreaterThan(names.indexOf(of.say('report.table-findings')));
  expect(renderCsv(tableOf('hygiene', of)).match(/\r\n/g)).toHaveLength(5);
});

test('the page has it behind a fold, its counts before it', () => {
  const page = renderHtml(view(MIXED), secondView(view(MIXED)));
  const [before, chart, between, folded] = page.split(/<details>|<\/details>/) as [string, string, string, string];
  expect(chart).toContain('按规则：4 条规则');
  expect(before + chart + between).not.toContain('工号没有填写');
  expect(between.slice(between.lastIndexOf('<h2>'))).toMatch(/资料规范：3 条，2 条规则.*打卡异常.*2 条.*夜班.*1 条/s);
  expect(folded.match(/工号没有填写/g)).toHaveLength(2);
  expect(page.match(/旷工三天/g)).toHaveLength(1);
  // The summary's counts have record-keeping in them, the sections say where it stands.
  expect(page).toMatch(/提示：1 条，1 条规则（另有 1 条资料规范列在最后）/);
  const none = view(report({ findings: [FINDINGS[1]!] }));
  expect(renderHtml(none, secondView(none))).not.toContain('资料规范');
});

test('bars of its rules come last', () => {
  expect(chartOf(view(MIXED)).rules.map(({ label, isHygiene }) => [label, isHygiene])).toEqual([['旷工', false], ['迟到', false], ['打卡异常', true], ['夜班', true]]);
});

describe('the list of findings', () => {
  function list(change: Partial<Arrangement> = {}): FindingList {
    const of = view(MIXED);
    const arrangement: Arrangement = { grouping: 'rule', looks: new Set(LOOKS), hygiene: false, text: '', rule: null, ...change };
    const entries = finished(entriesOf(of));
    const searched = sameText(arrangement.text);
    return finished(arranged(entries, searched === '' ? null : finished(textsOf(entries, of)), searched, arrangement, of));
  }
  const ids = ({ walk }: FindingList): string[] => walk.map(({ id }) => id);

  test('leaves it out until it is asked for, and says how many there are', () => {
    const closed = list();
    expect([ids(closed), closed.hygiene, closed.total, closed.counts.warn]).toEqual([['m2', 'm1'], { found: 3, total: 3 }, 5, 0]);
    const open = list({ hygiene: true });
    expect([ids(open), open.hygiene, open.counts.warn]).toEqual([['m2', 'm1', 'k1', 'k2', 'k3'], { found: 3, total: 3 }, 2]);
    expect(ids(list({ hygiene: true, grouping: 'person' }))).toEqual(['m2', 'm1', 'k1', 'k2', 'k3']);
    expect(ids(list({ hygiene: true, grouping: 'sheet' }))).toEqual(['k1', 'k2', 'k3', 'm2', 'm1']);
  });

  test('a search says how many of its hits are left out', () => {
    expect([ids(list({ text: '没有填写' })), list({ text: '没有填写' }).hygiene]).toEqual([[], { found: 2, total: 3 }]);
    expect(ids(list({ text: '没有填写', hygiene: true }))).toEqual(['k1', 'k2']);
  });
});

test('marks are for what is listed', () => {
  expect(marksOf(MIXED, '考勤.xlsx', false).flatMap(({ cells }) => cells)).toEqual(['H7', 'H9']);
  expect(marksOf(MIXED, '考勤.xlsx', true).flatMap(({ cells }) => cells).sort()).toEqual(['A3', 'A5', 'A6', 'H7', 'H9']);
});

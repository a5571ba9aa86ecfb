import { createTranslator } from '../../i18n/translator';
import { entriesOf, LOOKS } from '../../report/finding-entries';
import { arranged, type FindingList, type HeadingNode } from '../../report/finding-list';
import { viewOf } from '../../report/tables/view';
import { finding, report, SET } from '../../report/testing/sample';
import { finished } from '../../values/steps';
import { waivableUnder } from './waivable';

const HUA = { employee_id: '000102', employee_name: '李华' };
const WAIVED = { category: 'other', reason: '已核实', by: '王芳', at: '2026-11-02 09:30', expires: null };

const FINDINGS = [
  finding({ id: 'a1', severity: 'block', row: 12, person: HUA }),
  finding({ id: 'a2', severity: 'block', row: 13, person: HUA }),
  finding({ id: 'a3', severity: 'block', row: 14, person: HUA, waived: WAIVED }),
  finding({ id: 'follows', rule: 'attendance/night', severity: 'block', row: 12, root: 'a1', person: HUA }),
];

function list(): FindingList {
  const view = viewOf(report({ findings: FINDINGS }), SET, 'zh-CN', createTranslator('zh-CN'));
  return finished(arranged(finished(entriesOf(view)), null, '', { grouping: 'rule', looks: new Set(LOOKS), hygiene: false, text: '', rule: null }, view));
}

test('a group is waived as it is listed: without what is waived already, and without what only follows from one of it', () => {
  const all = list();
  const headings = all.nodes.filter((node): node is HeadingNode => node.is === 'rule');
  const byHeading = headings.map((heading) => waivableUnder(all, heading).map(({ id }) => id));
  expect(byHeading[0]).toEqual(['a1', 'a2']);
  expect(all.walk.map(({ id }) => id)).toContain('follows');
  expect(byHeading.flat()).not.toContain('follows');
  expect(byHeading.flat()).not.toContain('a3');
});

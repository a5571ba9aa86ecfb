import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadRules } from '../load';
import { filesFirst, holding } from './pairs';
import { ExampleCourt } from './example';
import { Reach } from './reach';
import { truth, comparedWith } from './values';
import { deeperBy, examples } from './search';
const ROOT = join(__dirname, '../../../rules');
test('x', () => {
  const files = readdirSync(ROOT, { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && e.name.endsWith('.json')).map((e) => join(e.parentPath, e.name)).map((p) => ({ path: relative(ROOT, p).split(sep).join('/'), text: readFileSync(p, 'utf8') }));
  const set = loadRules(files);
  const out: string[] = [];
  const file = set.files.find(({ path }) => path === 'attendance.json')!;
  const rule = file.rules.find(({ name }) => name === (process.env['RULE'] ?? 'late'))!;
  const fs = filesFirst(set, file, file);
  const R = new Reach(set, deeperBy(set, fs, file.ledger, 1, 46026), 'search');
  const f1 = (n: string) => { const f = file.facts.get(n)!; return { op: 'fact', kind: f.kind, fact: f } as const; };
  const show = (l: string, d: any) => out.push(l + ' ' + d.length + ' ' + JSON.stringify(d.slice(0, 8).map((m: any) => [...m].map(([k, v]: any) => k.replace(/column:attendance/g, '').slice(0, 22) + ':' + (v.values.only ? [...v.values.only] : '') + (v.values.low ? '>' + v.values.low.value.n : '') + (v.values.high ? '<' + v.values.high.value.n : '') + v.values.blank))));
  const pos = comparedWith('>', { n: 0n, d: 1n });
  show('excused_in=F', R.of(f1('excused_in'), truth(false)));show('late_known', R.of(f1('late_known'), pos)); show('no_arrival', R.of(f1('no_arrival_due'), truth(false))); show('at_work', R.of(f1('at_work'), truth(true)));
  show('online', R.of(f1('late_online'), comparedWith('=', { n: 0n, d: 1n })));
  show('late_total', R.of(f1('late_total'), pos)); show('ded', R.of(f1('late_deduction_due'), pos));
  out.push('steps ' + (R as any).steps);
  for (const e of examples(set, fs, file.ledger, 1, holding(rule))) {
    const court = new ExampleCourt(set, e, fs);
    out.push(JSON.stringify([...e.cells].map(([l, c]) => [l, [...c].map(([k, v]) => k + '=' + (v && typeof v === 'object' && 'n' in v ? `${v.n}/${v.d}` : v)).join(' ')])) + ' ' + court.judge(rule).holds);
    const eng = (court as any).engine;
    if (out.length < 12) out.push(['on_duty','at_work','absent','late_known','late_total','late_deduction_due','excused_in','no_arrival_due','leave_first_half','late_online'].map((n) => { const f = file.facts.get(n)!; const v = eng.evaluate({ op: 'fact', kind: f.kind, fact: f }, { ledger: file.ledger, row: 0 }); return n + '=' + v.state + ':' + (v.value && v.value.n !== undefined ? v.value.n : v.value); }).join(' '));
  }
  console.log(out.slice(0, 14).join('\n'));
}, 100000);

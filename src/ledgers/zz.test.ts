import { readdirSync, readFileSync } from 'node:fs';
import { readLedgers } from './read';
import { readWorkbook } from '../workbook/files';
import { company, shown } from './testing/company';
test('samples', () => {
  console.log(JSON.stringify(company.problems.filter((p) => p.file.startsWith('ledgers') || p.file.startsWith('roles')), null, 1).slice(0, 3000), company.roles.length, [...company.ledgers.keys()].join());
  const dir = 'samples/2026-10/';
  const t0 = performance.now();
  const files = readdirSync(dir).filter((n) => n.endsWith('.xlsx')).map((n) => readWorkbook(n, readFileSync(dir + n)));
  const t1 = performance.now();
  const read = readLedgers(files, company.ledgers, company.roles, {});
  const out: string[] = [`${t1 - t0} ${performance.now() - t1}`];
  for (const l of read.ledgers) {
    out.push(`== ${l.key} ${l.rows} ` + l.sources.map((s) => `${s.sheet} ${s.format} ${s.range} rows ${s.rows} notData ${JSON.stringify(s.notData)} missing ${s.missingColumns.join(',')} defaults ${JSON.stringify(s.defaultsUsed)}`).join(' ; '));
    for (const n of l.notes.slice(0, 40)) out.push(`   ${n.severity} ${n.code} ${n.column} r${l.sheetRow[n.row]} "${n.text}" ${JSON.stringify(n.params ?? {})}`);
    for (const r of [0, 1]) out.push('   ' + [...l.columns].map(([k, c]) => `${k}=${shown(c, r)}`).join(' '));
  }
  out.push(JSON.stringify(read.unrecognised), JSON.stringify(read.problems));
  require('node:fs').writeFileSync('/tmp/t/out.txt', out.join('\n'));
});

import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { asUsual, follows, violations } from './axe';
import { becomes } from './becomes';
import { MONTH, SAMPLE } from './preview';
import { RulesHands } from './rules-hands';
import { setStage } from './stage';

jest.setTimeout(900_000);

/** One page for all: each story goes on where the one before ended. */
const { shared } = setStage('rules', () => [join(SAMPLE, MONTH)]);

const PERSON = '张三';
const [COMPANY, OTHERS] = ['示例公司', '另一家公司'] as const;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
interface Bundle {
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const [TABLE, RULE, PARAMETER] = ['table allowance_rates', 'rule not-notified', 'parameter persons_a_room'] as const;
/** A day of the sample month, so that its next check goes by what is published. */
const FROM = '2026-10-01';

test('a rule is found, changed with its cases beside it, seen on the month, published, and the next check goes by it', async () => {
  const me = await shared();
  const { pane, say, opened } = me;
  const part = (key: string): Locator => pane.locator(`[data-part="${key}"]`);
  const toggle = (key: string): Promise<void> => part(key).locator('button').first().click();
  const standing = pane.getByRole('region', { name: say('author.draft'), exact: true }).getByRole('status');
  const sound = (): Promise<void> => standing.filter({ hasText: /全部通过/ }).waitFor();
  const found = await me.check();

  // Read: in either writing, to the part itself; what the check found by a rule, and back to where one was.
  await me.turnTo('rules');
  await me.field('author.search').fill('生活補貼');
  await pane.getByRole('button', { name: /^出差生活补贴（每人每天）/ }).first().click();
  await part(TABLE).locator('td', { hasText: '30.00' }).waitFor();
  expect(await pane.locator('#rule-file-heading').innerText()).toBe('出差');
  await toggle(RULE);
  await part(RULE).getByText(/条发现，第一条在/).click();
  await pane.getByText(say('walk.only-rule', { rule: '未报知部门经理' })).waitFor();
  await me.turnTo('rules');

  // Change: an amount turns cases red, what is no number is told beside its field, and both are taken back.
  await me.press('author.change');
  await pane.locator('input[autocomplete=name]').fill(PERSON);
  await me.press('author.begin');
  await sound();
  const amount = part(TABLE).locator('ol > li').nth(-1).getByLabel(say('author.row-gives'), { exact: true });
  await amount.fill('40');
  await standing.filter({ hasText: /不通过/ }).waitFor();
  await opened.picture('rules-red');
  await me.press('author.undo');
  await sound();
  await becomes(() => amount.inputValue(), '30');
  await toggle(PARAMETER);
  await part(PARAMETER).getByLabel(say('report.sheet-value'), { exact: true }).fill('三');
  await becomes(async () => (await standing.innerText()).trim(), say('author.draft-wrong', { count: 1 }));
  await becomes(() => part(PARAMETER).getByRole('alert').first().innerText(), say('whatif.no-number', { unit: say('report.unit', { unit: 'count' }) }));
  await me.press('author.undo');
  await sound();

  // In a sheet: out, a name spoilt and a figure changed there, refused with its cell, mended, and read back as that figure alone.
  const title = say('author.form-parameters', { file: '出差' });
  const inSheet = pane.getByRole('group', { name: title, exact: true });
  await me.press('author.form-write', undefined, inSheet);
  await me.told('author.form-written', { sheet: title });
  const names = await Promise.all(Array.from({ length: 12 }, (_, at) => me.valueAt(title, `A${at + 1}`)));
  const row = names.indexOf('persons_a_room') + 1;
  await me.type(`A${row}`, 'noon');
  await me.type(`E${row}`, '3');
  await me.press('author.form-read', undefined, inSheet);
  await inSheet.getByRole('button', { name: new RegExp(`^A${row}：`) }).waitFor();
  await opened.picture('rules-sheet-refused');
  await me.type(`A${row}`, 'persons_a_room');
  await me.press('author.form-read', undefined, inSheet);
  await me.told('author.form-taken', { sheet: title });
  await inSheet.getByRole('listitem').filter({ hasText: /2.*→.*3/ }).waitFor();
  await becomes(() => part(PARAMETER).getByLabel(say('report.sheet-value'), { exact: true }).inputValue(), '3');
  await opened.picture('rules-sheet');
  await me.press('author.form-write', undefined, inSheet);
  await pane.getByRole('alertdialog').getByText(title, { exact: true }).waitFor();
  await me.press('pane.keep');
  await me.press('author.undo');
  await sound();

  // A rule becomes graver, which no case speaks of; its condition is asked about in words.
  await part(RULE).getByLabel(say('report.rule-severity'), { exact: true }).selectOption('block');
  await sound();
  await me.unfold(say('author.impact'));
  await me.press('author.impact-find');
  await pane.locator('#whatif-outcome').waitFor();
  await opened.picture('rules-impact');
  await pane.getByRole('checkbox', { name: say('author.impact-all'), exact: true }).check();
  await me.press('author.impact-again');
  await me.settled();
  await pane.locator('#whatif-outcome').waitFor();

  // Published: not from a day that is taken, and then from the first of the month.
  await me.unfold(say('author.publish'));
  const form = pane.locator('form', { has: pane.locator('input[type=date]') });
  await form.locator('input[type=date]').fill('2026-01-01');
  await form.getByLabel(say('author.publish-note'), { exact: true }).fill('没有报知的必须处理');
  await form.getByText(say('author.publish-alone'), { exact: true }).waitFor();
  await me.press('author.publish-now', undefined, form);
  await form.getByText(/2026-01-01/).first().waitFor();
  await form.locator('input[type=date]').fill(FROM);
  await me.press('author.publish-now', undefined, form);
  await me.told('author.published', { count: 1, date: FROM });
  await me.settled();
  await pane.getByRole('button', { name: say('author.back'), exact: true }).waitFor();

  // The next check goes by it: as many findings, that rule's the graver; who published what stands beside the versions.
  expect(await me.check()).toBe(found);
  const report = await me.report();
  const ours = report.findings.filter(({ rule }) => rule === 'trips/not-notified');
  expect(ours.length).toBeGreaterThan(0);
  expect(new Set(ours.map(({ severity, version }) => `${severity} ${version}`))).toEqual(new Set([`block ${FROM}`]));
  await me.turnTo('rules');
  await me.unfold(say('author.history'));
  await pane.getByText(say('author.version', { version: FROM }), { exact: true }).waitFor();
  await pane.getByText(new RegExp(PERSON)).first().waitFor();
  await opened.picture('rules-history');
});

test('a file from nothing: its formula by the keys, tables, functions, conditions, rules; a file of the library begins, another ends', async () => {
  const me = await shared();
  const { pane, say, opened } = me;
  const rules = new RulesHands(me);
  await me.turnTo('rules');
  const labelled = (key: string, within: Locator): Locator => within.getByLabel(new RegExp(`^${say(key)}\\*?$`));

  // A rule file from nothing.
  await rules.overview();
  await me.unfold(say('author.file-new'));
  const fresh = pane.locator('form', { has: me.button('author.file-begin') });
  await labelled('author.new-title', fresh).fill('夜班');
  await labelled('author.file-ledger', fresh).selectOption('attendance');
  await labelled('author.file-id', fresh).fill('trips');
  await fresh.getByText(say('author.file-id-taken')).waitFor();
  await labelled('author.file-id', fresh).fill('night');
  await fresh.locator('input[type=date]').fill('2026-12-01');
  await fresh.locator('input[autocomplete=name]').fill(PERSON);
  await opened.picture('rules-new-file');
  await me.press('author.file-begin', undefined, fresh);
  await pane.locator('#rule-file-heading', { hasText: '夜班' }).waitFor();
  await rules.sound();

  // A fact: its formula is completed by the keys alone.
  await me.press('author.new-fact');
  await labelled('author.new-title', pane.locator('form')).last().fill('晚到分钟');
  await pane.locator('form').getByLabel(say('report.sheet-unit')).last().selectOption('minute');
  await pane.locator('form').getByRole('button', { name: say('author.new-fact'), exact: true }).click();
  const formula = rules.part('fact 晚到分钟').getByRole('combobox').first();
  await formula.fill('');
  await formula.pressSequentially('=in');
  const list = rules.part('fact 晚到分钟').getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  await formula.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await formula.pressSequentially('_t');
  const active = (): Promise<string | null> => list.locator('[aria-selected=true]').innerText();
  await becomes(async () => (await active())?.includes('in_time'), true);
  await formula.press('Enter');
  await becomes(() => formula.inputValue(), '=in_time');
  await formula.fill('=');
  await formula.pressSequentially('l');
  const first = await active();
  await formula.press('ArrowDown');
  await becomes(async () => (await active()) !== first, true);
  await formula.press('ArrowUp');
  await becomes(active, first);
  await formula.fill('=in_time - in_tim');
  await rules.stands(/错误/);
  await formula.fill('=late_minutes');
  await rules.sound();

  // A tier table, a cell function, a named condition.
  await me.press('author.new-table');
  const table = pane.locator('form', { has: pane.getByRole('button', { name: say('author.new-table'), exact: true }) });
  await labelled('author.new-title', table).fill('晚到扣款');
  await table.getByLabel(say('author.chosen-add', { to: say('author.new-inputs') })).selectOption('late_minutes');
  await labelled('author.new-bound', table).fill('15');
  await table.getByRole('button', { name: say('author.new-table'), exact: true }).click();
  const rows = rules.part('table 晚到扣款').locator('ol > li', { has: pane.getByLabel(say('author.row-gives'), { exact: true }) });
  await becomes(() => rows.count(), 2);
  await rows.nth(0).getByLabel(say('author.row-gives'), { exact: true }).fill('0');
  await rows.nth(1).getByLabel(say('author.row-gives'), { exact: true }).fill('30');
  await rules.sound();
  await me.press('author.new-function');
  const cell = pane.locator('form', { has: pane.getByRole('button', { name: say('author.new-function'), exact: true }) });
  await labelled('author.new-function-which', cell).selectOption('LATENESS');
  await cell.getByRole('button', { name: say('author.new-function'), exact: true }).click();
  const lateness = rules.part('function LATENESS');
  await lateness.getByLabel(say('author.function-input', { name: 'minutes' })).selectOption('late_minutes');
  await lateness.getByRole('combobox', { name: say('report.rule-formula') }).fill('=-TIER(晚到扣款, late_minutes)');
  await me.press('author.unless-add', undefined, lateness);
  await lateness.getByRole('combobox', { name: say('author.unless-when') }).fill('=late_minutes > 60');
  await rules.stands(/没有错误|写成参数/);
  await me.press('author.new-condition');
  const condition = pane.getByRole('group', { name: say('author.condition-called', { name: say('author.condition-new') }), exact: true });
  await labelled('author.form-name', condition).fill('有打卡');
  await labelled('author.form-name', condition).press('Enter');
  const named = pane.getByRole('group', { name: say('author.condition-called', { name: '有打卡' }), exact: true });
  await named.waitFor();

  // A rule of a group, on that condition, needs, money.
  await me.press('author.new-rule');
  await labelled('author.new-title', pane.locator('form')).last().fill('晚到');
  await pane.locator('form').getByRole('button', { name: say('author.new-rule'), exact: true }).click();
  const rule = rules.part('rule 晚到');
  await me.press('author.condition-add-named', undefined, rule);
  await becomes(() => named.getByRole('button', { name: say('author.condition-drop', { name: '有打卡' }) }).getAttribute('aria-disabled'), 'true');
  await labelled('author.condition-group', rule).first().selectOption('not-all');
  await rule.getByRole('group', { name: say('author.grouping-not-all'), exact: true }).waitFor();
  await rule.getByLabel(say('author.chosen-add', { to: say('report.rule-needs') })).selectOption('leave_requests');
  await me.press('author.line-add', undefined, rule);
  const amount = rule.getByRole('combobox', { name: say('author.line-amount') });
  await amount.fill('=-TIER(晚到扣款, late_minutes)');
  await rules.sound();

  // The table goes by the result, too: the formulas that look it up follow, its bounds stay; and back.
  const tiers = rules.part('table 晚到扣款');
  await tiers.getByText(say('author.table-shape'), { exact: true }).click();
  await tiers.getByLabel(say('author.table-asks-add'), { exact: true }).selectOption('in_result');
  await becomes(() => amount.inputValue(), '=-TIER(晚到扣款, late_minutes, in_result)');
  await rules.sound();
  expect(await rows.nth(1).getByLabel(say('author.bound-low-figure'), { exact: true }).inputValue()).toBe('15');
  await opened.picture('rules-table-inputs');
  await me.press('author.undo');
  await becomes(() => amount.inputValue(), '=-TIER(晚到扣款, late_minutes)');
  await rules.sound();

  // A table says who goes by it and stays; a fact that nobody uses goes, and comes back.
  await rules.part('table 晚到扣款').getByText(say('author.drop-used')).waitFor();
  await becomes(() => rules.part('table 晚到扣款').getByRole('button', { name: '晚到', exact: true }).count(), 1);
  await rules.part('table 晚到扣款').getByText(say('author.drop-used')).scrollIntoViewIfNeeded();
  await opened.picture('rules-used-by');
  const fact = rules.part('fact 晚到分钟');
  await me.press('author.drop-fact', undefined, fact);
  await fact.waitFor({ state: 'detached' });
  await rules.sound();
  await me.press('author.undo');
  await fact.waitFor();
  await rules.sound();
  await labelled('report.rule-scope', rule).selectOption('ledger');
  await rules.stands(/错误，改好才能用/);
  await me.press('author.undo');
  await rules.sound();
  await becomes(() => labelled('report.rule-scope', rule).inputValue(), 'row');
  await me.unfold(say('author.switches', { count: 0 }));
  await labelled('author.switch-add', pane.locator('#panel-rules')).selectOption('LATE_BOUNDARY');
  await pane.getByRole('checkbox', { name: /更重的一档/ }).waitFor();
  await rules.stands(/没有错误/);
  for (const [scheme, forcedColors] of [['dark', 'none'], ['dark', 'active'], ['light', 'none']] as const) {
    await opened.page.emulateMedia({ forcedColors, colorScheme: scheme });
    if (forcedColors === 'none') await follows(me, scheme);
    expect(await violations(me)).toEqual([]);
  }
  await asUsual(me);
  await me.makeWide(320);
  await becomes(() => me.overflow(), []);
  await me.makeWide(350);

  // A file of the library comes into force for a department, and another ends; both stand in the draft and are left again.
  await rules.overview();
  await me.unfold(new RegExp(`^${say('author.idle', { count: 1 }).split('（')[0]}`));
  const idle = pane.locator('[data-path^="library/"]').first();
  const path = (await idle.getAttribute('data-path'))!;
  await idle.click();
  await me.unfold(say('author.force-begin'));
  const force = pane.locator('form', { has: me.button('author.force-say') });
  await force.locator('input[type=date]').fill('2026-12-01');
  await force.getByLabel(say('author.force-for'), { exact: true }).selectOption('except');
  await force.getByLabel('部门', { exact: true }).fill('业务部');
  await me.press('author.force-column-add', undefined, force);
  await force.getByLabel(say('author.force-column'), { exact: true }).last().selectOption('grade');
  await force.getByRole('checkbox').first().check();
  await opened.picture('rules-force-whom');
  await me.press('author.force-say', undefined, force);
  await pane.getByText(say('author.force-drafted')).waitFor();
  await rules.to('meetings.json');
  await me.unfold(say('author.force-end'));
  await force.locator('input[type=date]').fill('2026-12-31');
  await me.press('author.force-say', undefined, force);
  await pane.getByText(say('author.force-drafted')).waitFor();
  await rules.overview();
  const drafts = pane.getByRole('region', { name: /^正在修改的制度/ });
  await drafts.getByText(/用到 2026-12-31 为止/).waitFor();
  await opened.picture('rules-force');
  await drafts.getByRole('button', { name: /^不做了：.*为止$/ }).click();
  await becomes(() => drafts.getByRole('button', { name: /^不做了/ }).count(), 1);
  await rules.publish(null, '夜班新制度');
  await me.told('author.published-force');
  await me.settled();
  await pane.locator('[data-path="night.json"]').first().waitFor();
  await rules.to(path);
  await pane.getByText(/2026-12-01 起/).first().waitFor();
});

test('three versions side by side; cases and tiers in sheets; rules out and in, and a draft that was overtaken; a closed month stays as it is', async () => {
  const me = await shared();
  const { pane, say, opened } = me;
  const rules = new RulesHands(me);
  await me.turnTo('rules');
  // Three versions of one file, side by side.
  for (const [path, severity, from] of [['outings.json', 'warn', '2026-09-01'], ['outings-2026-09-01.json', 'block', '2026-11-01']] as const) {
    await rules.to(path);
    await rules.change(PERSON);
    await rules.open('rule outing-unplanned');
    await rules.part('rule outing-unplanned').getByLabel(say('report.rule-severity'), { exact: true }).selectOption(severity);
    await rules.sound();
    await rules.publish(from, severity);
    await me.told('author.published', { count: 1, date: from });
    await me.settled();
  }
  await rules.to('outings-2026-11-01.json');
  await me.unfold(say('author.history'));
  const versionLines = pane.locator('li', { has: pane.locator('strong', { hasText: /^版本 / }) });
  await becomes(() => versionLines.count(), 3);
  const versions = await versionLines.allInnerTexts();
  expect(versions.map((text) => text.replace(/\s+/g, ' '))).toEqual([expect.stringMatching(/^版本 2026-11-01 .*张三.*block.*需要核对.* → 必须处理/), expect.stringMatching(/^版本 2026-09-01 .*张三.*warn.*提示.* → 需要核对/), expect.stringMatching(/^版本 2026-01-01 .*第一个版本/)]);
  await opened.picture('rules-three-versions');

  // A case that the bounds lack is added by a click, and taken back.
  await rules.to('trips.json');
  await rules.change(PERSON);
  const RULE = 'rule room-not-shared';
  await rules.open(RULE);
  await rules.part(RULE).locator('summary').click();
  const counted = async (): Promise<number> => Number(/\d+/.exec(await rules.part(RULE).locator('summary').innerText())?.[0]);
  const before = await counted();
  await me.press('author.proposals-look', undefined, rules.part(RULE));
  await rules.part(RULE).getByRole('button', { name: /^加上用例/ }).first().click();
  await becomes(counted, before + 1);
  await rules.sound();

  // Its cases in a sheet: one is called otherwise there, and is read back as that alone.
  const cases = say('author.form-cases', { file: '出差' });
  const listed = await rules.writeSheet(cases);
  const head = listed.findIndex((row) => row[0] === 'cases');
  const title = listed[head]!.indexOf('title');
  const rule = listed[head]!.indexOf('rule');
  const row = listed.findIndex((cells) => cells[rule] === 'room-not-shared') + 1;
  await me.type(`${LETTERS[title]}${row}`, '改了名字的用例');
  await rules.readSheet(cases);
  await rules.sound();
  await rules.part(RULE).getByText('改了名字的用例').first().waitFor();

  // A tier table in a sheet: what it gives is changed there; its cases turn red, and it is taken back.
  await rules.open('table allowance_rates');
  const called = '出差生活补贴（每人每天）';
  const tiers = await rules.writeSheet(called);
  const keys = tiers.findIndex((row) => row[0] === 'tables/allowance_rates');
  const gives = tiers[keys]!.findIndex((key) => /value/.test(key));
  const last = tiers.length;
  await me.type(`${LETTERS[gives]}${last}`, '31');
  await rules.readSheet(called);
  await rules.stands(/不通过/);
  await rules.inSheet(called).getByRole('listitem').filter({ hasText: /31/ }).first().waitFor();
  await opened.picture('rules-table-sheet');
  await me.press('author.undo');
  await rules.sound();

  // All rules out; a slip of the pen in them is told with its place; another company's are taken over, and the draft is overtaken.
  await rules.overview();
  await rules.travel();
  const whole = await rules.exported();
  const { files } = JSON.parse(whole) as Bundle;
  const spoilt = whole.split('\n');
  spoilt[4] = spoilt[4]!.slice(0, -2);
  await rules.give('spoilt.json', spoilt.join('\n'));
  await pane.getByText(/spoilt\.json 第 [56] 行第 \d+ 字/).first().waitFor();
  await opened.picture('rules-import-refused');
  // A text of millions of letters that is pasted is taken aside, and looked at.
  await me.field('author.import-text').evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, whole);
  await pane.getByText(say('author.import-aside', { count: whole.length }), { exact: true }).waitFor();
  await me.press('author.import-read');
  await pane.getByRole('region', { name: say('author.import-found'), exact: true }).waitFor();
  await me.press('author.import-leave');
  const changed = files.map(({ path, text }) => ({ path, text: path === 'profile.json' ? text.replace(COMPANY, OTHERS) : path === 'trips.json' ? text.replace('"zh-CN": "出差"', '"zh-CN": "出差办法"') : text.replaceAll('"en": "', '"en": "The ') }));
  expect(changed.map(({ text }) => text).join('').length).toBeGreaterThan(2_000_000);
  await me.cancelAtOnce(() => rules.give('others.json', JSON.stringify({ files: changed })));
  expect(await pane.locator('#rules-heading').innerText()).toContain(COMPANY);
  await rules.give('others.json', JSON.stringify({ files: changed }));
  const found = pane.getByRole('region', { name: say('author.import-found'), exact: true });
  await found.waitFor();
  await found.getByText(/trips\.json/).first().waitFor();
  await me.press('author.import-take');
  await me.told('author.imported', { count: files.length });
  await becomes(async () => (await pane.locator('#rules-heading').innerText()).includes(OTHERS), true);
  await pane.locator('[data-path], #rules-drafts').first().waitFor();
  await pane.getByRole('region', { name: /^正在修改的制度/ }).getByRole('listitem').getByRole('button').first().click();
  await rules.draft.getByText(say('author.overtaken'), { exact: true }).waitFor();
  await opened.picture('rules-overtaken');
  await me.press('author.overtaken-keep', undefined, rules.draft);
  await rules.draft.getByText(say('author.overtaken'), { exact: true }).waitFor({ state: 'detached' });
  await me.press('author.undo');
  await rules.draft.getByText(say('author.overtaken'), { exact: true }).waitFor();
  await rules.discard();
  await me.press('author.undo-discard');
  await rules.draft.waitFor();
  await rules.discard();

  // One rule file is a draft of the version that it is nearest to.
  await rules.overview();
  await rules.travel();
  await rules.give('meetings.json', changed.find(({ path }) => path === 'meetings.json')!.text.replace('"severity": "info"', '"severity": "warn"'));
  await me.press('author.import-draft');
  await pane.getByRole('region', { name: /^正在修改的制度/ }).getByRole('listitem').getByRole('button').first().click();
  await rules.sound();

  // In a closed month nothing new begins.
  await me.check();
  await me.close('十月已核对', PERSON);
  await me.turnTo('rules');
  const form = await rules.publish('2026-10-15', '太早');
  await form.getByText(/2026-10-31/).first().waitFor();
  await form.getByText(say('author.publish-refused')).waitFor();
  await opened.picture('rules-closed-month');
  await rules.publish('2026-11-01', '会议');
  await me.told('author.published', { count: 1, date: '2026-11-01' });
});

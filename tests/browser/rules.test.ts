import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { becomes } from './becomes';
import { MONTH, SAMPLE } from './preview';
import { setStage } from './stage';

jest.setTimeout(300_000);

const { open } = setStage('rules', () => [join(SAMPLE, MONTH)]);

const PERSON = '张三';
const [TABLE, RULE, PARAMETER] = ['table allowance_rates', 'rule not-notified', 'parameter persons_a_room'] as const;
/** A day of the sample month, so that its next check goes by what is published. */
const FROM = '2026-10-01';

test('a rule is found, changed with its cases beside it, seen on the month, published, and the next check goes by it', async () => {
  const me = await open();
  const { pane, say, opened } = me;
  const part = (key: string): Locator => pane.locator(`[data-part="${key}"]`);
  const toggle = (key: string): Promise<void> => part(key).locator('button').first().click();
  const standing = pane.getByRole('region', { name: say('author.draft'), exact: true }).getByRole('status');
  const sound = (): Promise<void> => standing.filter({ hasText: /全部通过/ }).waitFor({ timeout: 60_000 });
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
  await standing.filter({ hasText: /不通过/ }).waitFor({ timeout: 60_000 });
  await opened.picture('rules-red');
  await me.press('author.undo');
  await sound();
  expect(await amount.inputValue()).toBe('30');
  await toggle(PARAMETER);
  await part(PARAMETER).getByLabel(say('report.sheet-value'), { exact: true }).fill('三');
  await becomes(async () => (await standing.innerText()).trim(), say('author.draft-wrong', { count: 1 }), 60);
  expect(await part(PARAMETER).getByRole('alert').first().innerText()).toBe(say('whatif.no-number', { unit: say('report.unit', { unit: 'count' }) }));
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
  expect(await part(PARAMETER).getByLabel(say('report.sheet-value'), { exact: true }).inputValue()).toBe('3');
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
  await pane.locator('#whatif-outcome').waitFor({ timeout: 60_000 });
  await opened.picture('rules-impact');

  // Published: not from a day that is taken, and then from the first of the month.
  await me.unfold(say('author.publish'));
  const form = pane.locator('form', { has: pane.locator('input[type=date]') });
  await form.locator('input[type=date]').fill('2026-01-01');
  await form.getByLabel(say('author.publish-note'), { exact: true }).fill('没有报知的必须处理');
  await form.getByText(say('author.publish-alone'), { exact: true }).waitFor();
  await me.press('author.publish-now', undefined, form);
  await form.getByText(/2026-01-01/).first().waitFor({ timeout: 60_000 });
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
  expect(await pane.getByText(new RegExp(PERSON)).count()).toBeGreaterThan(0);
  await opened.picture('rules-history');
});

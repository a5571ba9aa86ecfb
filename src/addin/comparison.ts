import { comparing } from '../checking/difference';
import { sheetsInSteps } from '../report/sheets';
import { viewing, type Made, type View } from '../report/tables/view';
import type { Checker } from './checker';
import type { Desk, Running } from './desk';
import { notice } from './notice';
import type { OwnSheets } from './own-sheets';
import type { RulesInForce } from './rules-in-force';
import type { Checked, MonthChoice } from './session-state';

/** What other rules come to on what was read, beside what it came to. */
export interface Comparison {
  /** The check that it is compared with. */
  readonly base: Checked;
  /** The other report, with its difference from the base. */
  readonly view: View;
}

/** Judges what was read by other rules; nothing comes into force. Null before the first check. @param choice months other than those that were checked */
export async function compareUnder(rules: RulesInForce, checked: Checked, checker: Checker, running: Running, choice: MonthChoice = checked.choice): Promise<Comparison | null> {
  const other = await checker.judgeWith(rules, running, choice);
  const report = choice === checked.choice ? checked.view.report : await checker.judgeWith(checked.recognised.rules, running, choice);
  if (other === null || report === null) return null;
  const { lang, say } = checked.view;
  const { slices } = running;
  const difference = await slices.through(comparing(report, other));
  return { base: checked, view: await slices.through(viewing({ ...other, difference }, rules.set, lang, say)) };
}

/** Writes what changes for whom, one person a row, on a sheet of ours. @param above lines over the table: what was changed */
export async function writeComparison(desk: Desk, own: OwnSheets, { view }: Comparison, made: Made, above: readonly string[]): Promise<void> {
  const { book } = desk;
  const shown: View = { ...view, made, of: view.say('whatif.sheet') };
  await desk.task('write', async ({ work, slices }) => {
    const { written } = await own.replace('what-if', (taken) => slices.through(sheetsInSteps(shown, { file: book.name, taken, tables: ['impact'], above })), work('writing'));
    const { sheet } = written[0]!;
    await book.select({ sheet, cell: 'A1' }).catch(console.error);
    return notice('success', 'whatif.written', { sheet });
  });
}

import type { FormPart } from '../authoring/sheet-form';
import { cellName } from '../values/address';
import { draftedCompany, settledDraft } from './testing/drafted-company';
import { KINDS, sessionOver, workBook, type AtHand } from './testing/late-company';
import type { Session } from './session';

jest.setTimeout(60_000);

const FIGURES: FormPart = { is: 'parameters' };
const CASES: FormPart = { is: 'cases', path: 'cases/late.json' };

describe.each(KINDS)('the rules in sheets of %s', (_, open) => {
  let hand: AtHand;
  let session: Session;
  beforeEach(async () => {
    draftedCompany();
    hand = await open(workBook([{ id: 'E1', name: '赵敏', day: '2026-10-12', late: 20 }]));
    session = sessionOver(hand);
    await session.records.load();
    await session.drafting.begin('late.json', '赵敏');
    await settledDraft(session.drafting);
  });
  afterEach(() => hand.close());
  const told = (): string | undefined => session.desk.state.get().notice?.key;
  const text = (): string => session.drafting.state.get().draft!.files[0]!.text;
  /** Types beside a text of a sheet of ours, in the column of a key. */
  async function type(sheet: string, row: string, key: string, value: string | number): Promise<void> {
    const [grid] = (await hand.book.read([sheet])).sheets;
    const cells = Array.from({ length: grid!.rows }, (__, at) => Array.from({ length: grid!.columns }, (___, column) => grid!.value(at, column)));
    const column = cells.flatMap((line) => line.indexOf(key)).find((at) => at >= 0)!;
    await hand.type(cellName(cells.findIndex(([first]) => first === row || first === Number(row)), column), value, sheet);
  }

  test('go out, are changed there and come back as that change alone; the sheet is no ledger', async () => {
    const before = text();
    await session.ruleSheets.write('late.json', FIGURES, '参数');
    expect([told(), await session.ruleSheets.wouldReplace('late.json', FIGURES)]).toEqual(['author.form-written', ['参数']]);
    await session.ruleSheets.read('late.json', FIGURES);
    expect([told(), text()]).toEqual(['author.form-unchanged', before]);
    await type('参数', 'limit', 'value', 12);
    await session.ruleSheets.read('late.json', FIGURES);
    expect([told(), (JSON.parse(text()) as { parameters: { limit: { value: number } } }).parameters.limit.value]).toEqual(['author.form-taken', 12]);
    session.drafting.undo();
    expect(text()).toBe(before);
    // The next sheet of the same part takes the place of the first; of another part it stands beside it.
    await session.ruleSheets.write('late.json', FIGURES, '参数');
    await session.ruleSheets.write('late.json', CASES, '用例');
    expect((await hand.book.sheets()).map(({ name }) => name)).toEqual(['考勤', '参数', '用例']);
    await type('用例', '1', 'row.late', 99);
    await session.ruleSheets.read('late.json', CASES);
    expect(session.drafting.state.get().draft!.files[0]!.cases[0]!.text).toContain('99');
  });

  test('a sheet that is not right changes nothing, and says where', async () => {
    const before = text();
    await session.ruleSheets.read('late.json', FIGURES);
    expect(told()).toBe('author.form-no-sheet');
    await session.ruleSheets.write('late.json', FIGURES, '参数');
    await type('参数', 'limit', 'parameters', 'rate');
    await session.ruleSheets.read('late.json', FIGURES);
    expect([told(), text()]).toEqual(['author.form-refused', before]);
    expect(session.ruleSheets.refused.get()!.problems.map(({ text: said }) => said).join()).toMatch(/^A\d+：rate 出现了两次/);
    session.ruleSheets.dismiss();
    expect(session.ruleSheets.refused.get()).toBeNull();
  });
});

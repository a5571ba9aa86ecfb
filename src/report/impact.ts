import type { AmountChange, Difference, Finding } from '../checking/report';
import { amountOf, fenOf } from '../values/amount';
import { compareText } from '../values/compare-text';
import { itemsInOrder } from './difference-words';
import type { View } from './tables/view';

/** What another run means for one person, all months together. Amounts are decimal texts. */
export interface Impact {
  /** Null: findings that are about nobody. */
  readonly employee_id: string | null;
  readonly employee_name: string | null;
  readonly net: AmountChange;
  /** Items that changed, in the order in which HR lists them. */
  readonly items: readonly (readonly [item: string, change: AmountChange])[];
  /** Findings that the other run has, and that it has no more. */
  readonly come: readonly Finding[];
  readonly gone: readonly Finding[];
  /** Findings that say something else. */
  readonly changed: readonly Finding[];
  /** A row that it comes from; null where none is known. */
  readonly place: { readonly file: string; readonly sheet: string; readonly cell: string } | null;
}

interface Building {
  readonly name: string | null;
  readonly nets: AmountChange[];
  readonly items: Map<string, AmountChange>;
  readonly come: Finding[];
  readonly gone: Finding[];
  readonly changed: Finding[];
}

const NOTHING: AmountChange = { from: '0.00', to: '0.00' };

const plus = (a: AmountChange, b: AmountChange): AmountChange => ({ from: amountOf(fenOf(a.from) + fenOf(b.from)), to: amountOf(fenOf(a.to) + fenOf(b.to)) });

/** Whom the difference of a report changes something for: by person, most money first, then who has findings that come or go. */
export function impactOf(view: View, difference: Difference): Impact[] {
  const people = new Map<string | null, Building>();
  const of = (id: string | null, name: string | null): Building => {
    const known = people.get(id) ?? { name, nets: [], items: new Map<string, AmountChange>(), come: [], gone: [], changed: [] };
    people.set(id, known);
    return known;
  };
  const ofFinding = ({ person }: Finding): Building => of(person?.employee_id ?? null, person?.employee_name ?? null);
  for (const { employee_id, employee_name, items, net } of difference.totals) {
    const person = of(employee_id, employee_name);
    person.nets.push(net);
    for (const [item, change] of Object.entries(items)) person.items.set(item, plus(person.items.get(item) ?? NOTHING, change));
  }
  const byId = new Map(view.report.findings.map((finding) => [finding.id, finding]));
  for (const id of [...difference.findings.new, ...difference.findings.newlyJudged]) ofFinding(byId.get(id)!).come.push(byId.get(id)!);
  for (const finding of [...difference.findings.fixed, ...difference.findings.notJudged]) ofFinding(finding).gone.push(finding);
  for (const { id } of difference.findings.changed) ofFinding(byId.get(id)!).changed.push(byId.get(id)!);
  const places = placesOf(view, difference);
  return [...people]
    .map(([id, { name, nets, items, come, gone, changed }]): Impact => {
      const [finding] = [...come, ...gone, ...changed];
      const line = id === null ? undefined : places.get(id);
      const place = line ? cellOf(line, []) : finding ? cellOf(finding, finding.cells) : null;
      return {
        employee_id: id,
        employee_name: name,
        net: nets.reduce(plus, NOTHING),
        items: itemsInOrder(view, Object.fromEntries(items)),
        come,
        gone,
        changed,
        place,
      };
    })
    .sort((a, b) => compare(size(b.net), size(a.net)) || compareText(a.employee_id ?? '\uffff', b.employee_id ?? '\uffff'));
}

/** What is carried from another month stands on no sheet. */
const cellOf = ({ file, sheet, row }: Pick<Finding, 'file' | 'sheet' | 'row'>, [cell = `A${row}`]: readonly string[]): Impact['place'] => (sheet === '' ? null : { file, sheet, cell });

/** A row of each person's lines that are new or of another amount; else of any line of theirs. */
function placesOf({ report }: View, { lines }: Difference): ReadonlyMap<string, { readonly file: string; readonly sheet: string; readonly row: number }> {
  const changed = new Set([...lines.new, ...lines.changed].map(({ rule, key }) => `${rule} ${JSON.stringify(Object.entries(key).sort())}`));
  const places = new Map<string, { readonly file: string; readonly sheet: string; readonly row: number }>();
  for (const line of report.lines) {
    if (changed.has(`${line.rule} ${JSON.stringify(Object.entries(line.key).sort())}`) && !places.has(line.employee_id)) places.set(line.employee_id, line);
  }
  for (const line of report.lines) if (!places.has(line.employee_id)) places.set(line.employee_id, line);
  return places;
}

const size = ({ from, to }: AmountChange): bigint => {
  const by = fenOf(to) - fenOf(from);
  return by < 0n ? -by : by;
};
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

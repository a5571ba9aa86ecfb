import type { IRange, IStyleBase } from '@univerjs/core';
import {
  AddCfCommand,
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  createCfId,
  DeleteCfCommand,
  type IConditionFormattingRule,
  type IFormulaHighlightCell,
} from '@univerjs/sheets-conditional-formatting';
import { beside } from '../beside';
import { HostError } from '../errors';
import type { Host } from '../host';
import { intersection, MAX_COLUMNS, MAX_ROWS, type Area } from './address';

export type Rule = IConditionFormattingRule;
export type FormulaRule = IConditionFormattingRule<IFormulaHighlightCell>;

/** Formats that a request is making, by sheet and id: Univer takes one when it is whole, at the end of the request. */
const drafts = beside((host) => {
  const waiting = new Map<string, { readonly sheetId: string; readonly rule: FormulaRule; readonly isNew: boolean }>();
  host.afterBatch.push(() => {
    for (const { sheetId, rule, isNew } of waiting.values()) {
      if (!isNew) remove(host, sheetId, rule.cfId);
      host.univer.syncExecuteCommand(AddCfCommand.id, { unitId: host.book.getId(), subUnitId: sheetId, rule });
    }
    waiting.clear();
  });
  return waiting;
});

const model = (host: Host): ConditionalFormattingRuleModel => host.injector.get(ConditionalFormattingRuleModel);

function remove(host: Host, sheetId: string, id: string): void {
  host.univer.syncExecuteCommand(DeleteCfCommand.id, { unitId: host.book.getId(), subUnitId: sheetId, cfId: id });
}

/** The conditional formats of a sheet, the first of them before all others. */
export function rulesOf(host: Host, sheetId: string): Rule[] {
  const made = [...drafts(host).values()].filter((draft) => draft.sheetId === sheetId);
  const known = model(host).getSubunitRules(host.book.getId(), sheetId) ?? [];
  const changed = new Map(made.map(({ rule }) => [rule.cfId, rule]));
  return [...made.filter(({ isNew }) => isNew).map(({ rule }) => rule).reverse(), ...known.map((rule) => changed.get(rule.cfId) ?? rule)];
}

/** ItemNotFound where it has gone. */
export function ruleById(host: Host, sheetId: string, id: string): Rule {
  const rule = rulesOf(host, sheetId).find(({ cfId }) => cfId === id);
  if (rule === undefined) throw new HostError('ItemNotFound');
  return rule;
}

export const isFormulaRule = (rule: Rule): rule is FormulaRule => rule.rule.type === CFRuleType.highlightCell && rule.rule.subType === CFSubRuleType.formula;

/** Begins a format by formula; gives its id. */
export function addFormulaRule(host: Host, sheetId: string, areas: readonly Area[]): string {
  const cfId = createCfId();
  const rule: FormulaRule = {
    cfId,
    ranges: areas.map((area) => rangeOf(host, sheetId, area)),
    stopIfTrue: false,
    rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value: '', style: {} },
  };
  drafts(host).set(cfId, { sheetId, rule, isNew: true });
  return cfId;
}

export function changeFormulaRule(host: Host, sheetId: string, id: string, change: Partial<Pick<FormulaRule, 'stopIfTrue'>> & { readonly formula?: string; readonly style?: IStyleBase }): void {
  const rule = ruleById(host, sheetId, id);
  if (!isFormulaRule(rule)) throw new HostError('InvalidOperation', 'The conditional format goes by no formula.');
  const { stopIfTrue = rule.stopIfTrue, formula = rule.rule.value, style = {} } = change;
  const isNew = drafts(host).get(id)?.isNew ?? false;
  drafts(host).set(id, { sheetId, isNew, rule: { ...rule, stopIfTrue, rule: { ...rule.rule, value: formula, style: { ...rule.rule.style, ...style } } } });
}

export function deleteRule(host: Host, sheetId: string, id: string): void {
  const draft = drafts(host).get(id);
  drafts(host).delete(id);
  if (draft?.isNew === true) return;
  ruleById(host, sheetId, id);
  remove(host, sheetId, id);
}

function rangeOf(host: Host, sheetId: string, area: Area): IRange {
  const sheet = host.book.getSheetBySheetId(sheetId);
  const rows = area.rows === MAX_ROWS ? (sheet?.getMaxRows() ?? area.rows) : area.rows;
  const columns = area.columns === MAX_COLUMNS ? (sheet?.getMaxColumns() ?? area.columns) : area.columns;
  return { startRow: area.row, startColumn: area.column, endRow: area.row + rows - 1, endColumn: area.column + columns - 1 };
}

export const areasOfRule = (rule: Rule): Area[] =>
  rule.ranges.map(({ startRow, startColumn, endRow, endColumn }) => ({ row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 }));

export const touches = (rule: Rule, areas: readonly Area[]): boolean => areasOfRule(rule).some((own) => areas.some((area) => intersection(own, area) !== null));

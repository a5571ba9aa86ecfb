import type { IRange, IStyleData } from '@univerjs/core';
import type { CellStyle, ConditionalRule, Sheet } from 'hucre';
import { areaOf, cellName, type Area } from '../../src/values/address';
import { formulaAsTyped } from './formula-text';

/** A rule as Univer's plugin loads it. */
interface Rule {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: Highlight | Scale | Bar;
}
type Highlight = { readonly type: 'highlightCell'; readonly style: IStyleData } & (
  | { readonly subType: 'formula'; readonly value: string }
  | { readonly subType: 'number'; readonly operator: string; readonly value: number | readonly [number, number] }
  | { readonly subType: 'text'; readonly operator: string; readonly value?: string }
  | { readonly subType: 'duplicateValues' | 'uniqueValues' }
);
interface Limit {
  readonly type: string;
  readonly value?: number | string;
}
interface Scale {
  readonly type: 'colorScale';
  readonly config: readonly { readonly index: number; readonly color: string; readonly value: Limit }[];
}
interface Bar {
  readonly type: 'dataBar';
  readonly isShowValue: boolean;
  readonly config: { readonly min: Limit; readonly max: Limit; readonly isGradient: boolean; readonly positiveColor: string; readonly nativeColor: string };
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/** How a comparison is written; `@` is the cell, `1` and `2` are its operands. */
const COMPARISONS: Readonly<Record<NonNullable<ConditionalRule['operator']>, string>> = {
  equal: '@=1',
  notEqual: '@<>1',
  greaterThan: '@>1',
  greaterThanOrEqual: '@>=1',
  lessThan: '@<1',
  lessThanOrEqual: '@<=1',
  between: 'AND(@>=1,@<=2)',
  notBetween: 'OR(@<1,@>2)',
};

const colour = (hex: string): string => `#${hex.slice(-6).toLowerCase()}`;
const limit = (from: { readonly type: string; readonly value?: string } | undefined): Limit => ({ type: from?.type ?? 'min', ...(from?.value === undefined ? {} : { value: NUMBER.test(from.value) ? Number(from.value) : from.value }) });

function cellIs({ operator = 'equal', formula = [] }: ConditionalRule, style: IStyleData, corner: Area): Highlight {
  const operands = [formula].flat();
  const numbers = operands.filter((operand) => NUMBER.test(operand)).map(Number);
  const [low = 0, high = 0] = numbers;
  if (numbers.length === operands.length) return { type: 'highlightCell', subType: 'number', style, operator, value: operands.length === 2 ? [low, high] : low };
  const cell = cellName(corner.top, corner.left);
  const written = COMPARISONS[operator].replace(/[@12]/g, (sign) => (sign === '@' ? cell : `(${operands[Number(sign) - 1] ?? ''})`));
  return { type: 'highlightCell', subType: 'formula', style, value: formulaAsTyped(written) };
}

/** The rule's condition and look; null for one that the reader of files tells too little of. */
function ruleOf(rule: ConditionalRule, corner: Area, lookOf: (style: CellStyle) => IStyleData): Rule['rule'] | null {
  const style = lookOf(rule.style ?? {});
  const [formula = ''] = [rule.formula ?? ''].flat();
  switch (rule.type) {
    case 'cellIs':
      return cellIs(rule, style, corner);
    case 'expression':
      return { type: 'highlightCell', subType: 'formula', style, value: formulaAsTyped(formula) };
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith':
      return { type: 'highlightCell', subType: 'text', style, operator: rule.type, value: rule.text ?? '' };
    case 'containsBlanks':
    case 'notContainsBlanks':
      return { type: 'highlightCell', subType: 'text', style, operator: rule.type };
    case 'duplicateValues':
    case 'uniqueValues':
      return { type: 'highlightCell', subType: rule.type, style };
    case 'colorScale': {
      const { cfvo = [], colors = [] } = rule.colorScale ?? {};
      return colors.length < 2 ? null : { type: 'colorScale', config: colors.map((each, index) => ({ index, color: colour(each), value: limit(cfvo[index]) })) };
    }
    case 'dataBar': {
      const { cfvo = [], color } = rule.dataBar ?? {};
      if (color === undefined) return null;
      return { type: 'dataBar', isShowValue: true, config: { min: limit(cfvo[0]), max: limit(cfvo[1]), isGradient: true, positiveColor: colour(color), nativeColor: '#ff0000' } };
    }
    case 'iconSet':
    case 'top10':
    case 'aboveAverage':
      return null;
  }
}

export interface ConditionalFormats {
  /** @param lookOf a style of the file as Univer keeps it. */
  add(sheet: Sheet, id: string, lookOf: (style: CellStyle) => IStyleData): void;
  /** Rules that are not shown. */
  readonly leftOut: number;
  resource(): { name: string; data: string };
}

/** Gathers the conditional formats of sheets, the first in rank first. */
export function conditionalFormats(): ConditionalFormats {
  const all: Record<string, Rule[]> = {};
  let count = 0;
  let leftOut = 0;
  return {
    add(sheet, sheetId, lookOf) {
      for (const each of [...(sheet.conditionalRules ?? [])].sort((a, b) => a.priority - b.priority)) {
        const areas = each.range.split(/\s+/).map(areaOf).filter((area) => area !== null);
        const [corner] = areas;
        const rule = corner && ruleOf(each, corner, lookOf);
        if (!rule) {
          leftOut += 1;
          continue;
        }
        (all[sheetId] ??= []).push({
          cfId: `format-${(count += 1)}`,
          ranges: areas.map(({ top, left, bottom, right }) => ({ startRow: top, startColumn: left, endRow: bottom, endColumn: right })),
          stopIfTrue: each.stopIfTrue === true,
          rule,
        });
      }
    },
    get leftOut() {
      return leftOut;
    },
    resource: () => ({ name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', data: JSON.stringify(all) }),
  };
}

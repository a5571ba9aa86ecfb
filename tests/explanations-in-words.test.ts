import { checkRead } from '../src/checking/check';
import { createTranslator } from '../src/i18n/translator';
import { readLedgers } from '../src/ledgers/read';
import { cellsRead, ExplainedSteps, type ExplainedStep } from '../src/report/explained-steps';
import { viewOf, type View } from '../src/report/tables/view';
import type { CheckResult } from '../src/checking/check';
import { areaOf } from '../src/values/address';
import { company, SAMPLE_MONTH, sampleFiles } from './company';

/*
 * What the pane tells a person of a finding, step by step, adds up: the arithmetic is done again from the words alone, as a reader would with a pocket
 * calculator, and every cell that is named holds the value that is told of it.
 */

/** The one workbook that the pane stands beside. */
const file = sampleFiles.find(({ name }) => name === '2026年10月台账.xlsx')!;

let result: CheckResult;
let view: View;

beforeAll(async () => {
  const read = readLedgers([file], company.ledgers, company.roles, {});
  result = await checkRead(company, [file], read, { month: SAMPLE_MONTH, lang: 'zh-CN' });
  view = viewOf(result.report, company, 'zh-CN', createTranslator('zh-CN'));
});

function* every(steps: readonly ExplainedStep[], depth = 0): Generator<ExplainedStep> {
  for (const step of steps) {
    yield step;
    if (depth < 30) yield* every(step.inputs(), depth + 1);
  }
}

/** A value in words as a number; NaN where it is none: "4,321.00 元", "100%", "18 天", "出差台账!O9 80.00 元". */
function numberIn(words: string): number {
  const match = /(?:^|\s)(-?[\d,]+(?:\.\d+)?)(%?)(?: (?:元|天|分钟|小时))?$/.exec(words.trim());
  return match ? Number(match[1]!.replaceAll(',', '')) / (match[2] === '%' ? 100 : 1) : NaN;
}

/** What "名（值）" stand for in a formula, and the formula itself, worked out; null where there is more in it than numbers and signs. */
function workedOut(formula: string): number | null {
  const numbers = formula.replace(/[^\s（）()+×÷<>=-][^（）()+×÷<>=]*?（([^（）]+)）/g, (_, words: string) => `(${numberIn(words)})`);
  if (!/^[\d\s().+×÷-]+$/.test(numbers)) return null;
  return calculated(numbers.replaceAll('×', '*').replaceAll('÷', '/').replace(/\s/g, ''));
}

/** Sums, products and brackets. */
function calculated(text: string): number {
  let at = 0;
  const factor = (): number => {
    if (text[at] === '-') {
      at += 1;
      return -factor();
    }
    if (text[at] === '(') {
      at += 1;
      const value = sum();
      at += 1;
      return value;
    }
    const [digits = ''] = /^[\d.]+/.exec(text.slice(at)) ?? [];
    at += digits.length;
    return Number(digits);
  };
  const product = (): number => {
    let value = factor();
    while (text[at] === '*' || text[at] === '/') {
      at += 1;
      value = text[at - 1] === '*' ? value * factor() : value / factor();
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (text[at] === '+' || text[at] === '-') {
      at += 1;
      value = text[at - 1] === '+' ? value + product() : value - product();
    }
    return value;
  };
  return sum();
}

test('every plain formula that is told gives the value that is told, from the values that are told', () => {
  let recomputed = 0;
  for (const finding of result.report.findings) {
    const words = new ExplainedSteps(view, finding);
    for (const tree of result.explain(finding)) {
      for (const { title, how, value } of every([words.step(tree)])) {
        const [, formula, told] = /^[^=]+ = (.+) = ([^=]+)$/.exec(how ?? '') ?? [];
        // A comparison holds or does not; it has no value of its own.
        const worked = formula === undefined || told?.endsWith('成立') ? null : workedOut(formula);
        if (worked === null) continue;
        expect(told).toBe(value);
        // What is told is rounded: two places of yuan, of percent.
        expect([title, how, Math.abs(worked - numberIn(value)) <= 0.011 + Math.abs(worked) * 1e-4]).toEqual([title, how, true]);
        recomputed += 1;
      }
    }
  }
  expect(recomputed).toBeGreaterThan(20);
});

test('every cell that a step names holds what is told of it, and all of them are listed', () => {
  const grids = new Map(file.sheets.map((grid) => [grid.sheet, grid]));
  let [cells, numbers] = [0, 0];
  for (const finding of result.report.findings) {
    const words = new ExplainedSteps(view, finding);
    const trees = result.explain(finding);
    const listed = new Set(cellsRead(trees).map(({ sheet, cell }) => `${sheet}!${cell}`));
    for (const { cell, value, isUnknown } of every(trees.flatMap((tree) => words.inputsOf(tree)))) {
      if (cell === null) continue;
      cells += 1;
      expect(listed.has(`${cell.sheet}!${cell.cell}`)).toBe(true);
      const { top, left } = areaOf(cell.cell)!;
      const there = grids.get(cell.sheet)!.value(top, left);
      if (isUnknown) continue;
      // An amount's unit may be another than the sheet's: ten thousand yuan, hours.
      if (typeof there !== 'number' || !/^-?[\d,]+\.\d\d 元$/.test(value) || Math.abs(there) < 1000) continue;
      expect([cell, Math.abs(numberIn(value) - there) < 0.006 || Math.abs(numberIn(value) - there * 10_000) < 0.006]).toEqual([cell, true]);
      numbers += 1;
    }
  }
  expect(cells).toBeGreaterThan(500);
  expect(numbers).toBeGreaterThan(10);
});

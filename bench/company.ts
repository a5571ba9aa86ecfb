import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkLedgers } from '../src/checking/check';
import { judge } from '../src/checking/judge';
import { setScene } from '../src/checking/scene';
import type { Report } from '../src/checking/report';
import type { CellNote, Ledger } from '../src/ledgers/ledger';
import { readLedgers } from '../src/ledgers/read';
import { loadRules } from '../src/rules/load';
import type { LedgerDefinition } from '../src/rules/ledger-definition';
import type { RuleFileText, RuleSet } from '../src/rules/model';
import type { Column } from '../src/values/column';
import { parsePeriod } from '../src/values/period';
import { finished } from '../src/values/steps';
import { readWorkbook } from '../src/workbook/files';
import { readFolder } from './guiju';

/** The company that comes with Guiju, with its rules and its sample month. */
const RULES = 'rules';
const SAMPLES = 'samples/2026-10';
export const MONTH = '2026-10';

export interface Company {
  readonly rules: RuleSet;
  /** What the rules were read from. */
  readonly ruleFiles: readonly RuleFileText[];
  readonly ledgers: readonly Ledger[];
}

/** The sample month's files, from bytes to ledgers. */
export function sampleCompany(): Company {
  const { rules, ruleFiles } = companyRules();
  const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.xlsx'));
  const files = names.map((name) => readWorkbook(name, readFileSync(path.join(SAMPLES, name))));
  return { rules, ruleFiles, ledgers: readLedgers(files, rules.ledgers, rules.roles, { ledgerOf: new Map() }).ledgers };
}

let known: Omit<Company, 'ledgers'> | null = null;

/** The company's rules and their cases, each file as a text. */
export const companyFolder = (): readonly RuleFileText[] => readFolder(RULES).filter(({ path: name }) => !name.startsWith('schema/'));

function companyRules(): Omit<Company, 'ledgers'> {
  if (known) return known;
  const ruleFiles = readFolder(RULES).filter((file) => !/^(cases|schema)\b/.test(file.path));
  known = { rules: loadRules(ruleFiles), ruleFiles };
  return known;
}

/** The same company with so many copies of everybody that attendance has about `rows` rows. Whatever names a person or a row is another for each copy. */
export function enlarged({ ledgers, ...company }: Company, rows: number): Company {
  const copies = Math.max(1, Math.round(rows / ledgers.find(({ key }) => key === 'attendance')!.rows));
  const { ledgers: definitions } = company.rules;
  return { ...company, ledgers: ledgers.map((ledger) => repeated(ledger, definitions.get(ledger.key)!, definitions, copies)) };
}

function repeated(ledger: Ledger, definition: LedgerDefinition, definitions: ReadonlyMap<string, LedgerDefinition>, copies: number): Ledger {
  const naming = namingColumns(definition, definitions);
  const notes: CellNote[] = [];
  for (let copy = 0; copy < copies; copy++) for (const note of ledger.notes) if (note.row < ledger.rows) notes.push({ ...note, row: note.row + copy * ledger.rows });
  return {
    ...ledger,
    rows: ledger.rows * copies,
    columns: new Map([...ledger.columns].map(([key, column]) => [key, tiled(column, copies, naming.has(key))])),
    sheetRow: Int32Array.from({ length: ledger.rows * copies }, (_, row) => ledger.sheetRow[row % ledger.rows]! + Math.floor(row / ledger.rows) * ledger.rows),
    sourceOf: Uint16Array.from({ length: ledger.rows * copies }, (_, row) => ledger.sourceOf[row % ledger.rows]!),
    notes,
  };
}

/** Columns that name a person, or a row where their text is part of its key. */
export function namingColumns(definition: LedgerDefinition, definitions: ReadonlyMap<string, LedgerDefinition>): ReadonlySet<string> {
  const naming = new Set(definition.rowKey.filter((key) => definition.columns.get(key)?.type === 'text'));
  for (const { key, references } of definition.columns.values()) if (references) for (const name of [key, references.nameHere]) if (name !== null) naming.add(name);
  for (const { columns } of definitions.values()) {
    for (const { references } of columns.values()) {
      if (references?.ledger === definition.key) for (const name of [references.column, references.nameThere]) if (name !== null) naming.add(name);
    }
  }
  return naming;
}

function tiled(column: Column, copies: number, renamed: boolean): Column {
  const { values, state, dictionary, denominators } = column;
  const rows = values.length;
  const many = new Float64Array(rows * copies);
  const states = new Uint8Array(rows * copies);
  for (let copy = 0; copy < copies; copy++) {
    many.set(values, copy * rows);
    states.set(state, copy * rows);
  }
  const fractions = denominators && Float64Array.from({ length: rows * copies }, (_, row) => denominators[row % rows]!);
  const tall = { ...column, values: many, state: states, ...(fractions && { denominators: fractions }) };
  if (!renamed || !dictionary) return tall;
  for (let row = 0; row < many.length; row++) many[row]! += Math.floor(row / rows) * dictionary.length;
  return { ...tall, dictionary: Array.from({ length: copies }, (_, copy) => dictionary.map((text) => (copy === 0 ? text : `${text}-${copy}`))).flat() };
}

export const rowsOf = ({ ledgers }: Company, key?: string): number => ledgers.reduce((sum, ledger) => sum + (key === undefined || ledger.key === key ? ledger.rows : 0), 0);

/** Verdicts of every rule in force, no findings. */
export function verdicts({ rules, ledgers }: Company): number {
  const scene = setScene(rules, ledgers, parsePeriod(MONTH), null);
  const outcomes = finished(judge(scene));
  return outcomes.reduce((sum, { places }) => sum + places.length, 0);
}

/** The whole check: verdicts, findings, money lines, coverage. */
export const report = ({ rules, ledgers }: Company): Promise<Report> => checkLedgers(rules, [], ledgers, { month: MONTH });

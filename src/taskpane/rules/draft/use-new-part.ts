import { useState } from 'react';
import { newTable } from '../../../authoring/new-table';
import { TIER_KINDS } from '../../../authoring/table-kinds';
import { partKey, titleOfName, type PolicyPartKind } from '../../../report/policy';
import { unitBehind } from '../../../report/unit-text';
import { CELL_FUNCTIONS } from '../../../rules/cell-function';
import type { Json } from '../../../rules/parts';
import type { TableShape } from '../../../rules/shapes';
import { NUMERIC_KINDS, type Unit } from '../../../values/kind';
import { useSession, useWords } from '../../frame/context';
import type { Choice } from '../edit/Chosen';
import { useNewLeaf } from '../edit/conditions/use-new-leaf';
import { useEditor } from '../edit/editor-context';
import { jsonOf } from '../edit/typed';
import { useTaken } from '../edit/use-taken';
import { writingOf } from '../edit/writing';
import { nameFor } from './new-name';

/** Kinds of parts that can be added here. */
export const ADDED = ['parameter', 'table', 'rule', 'fact', 'function'] as const satisfies readonly PolicyPartKind[];
export type AddedKind = (typeof ADDED)[number];

type TableKind = TableShape['kind'];

/** What a table of a kind gives, unless somebody says otherwise. */
const GIVES: Readonly<Record<TableKind, Unit>> = { 'single amount': 'yuan', 'whole rate': 'percent', 'marginal rate': 'percent', pick: 'text', decision: 'yuan' };

export interface NewPartForm {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Is there something of the kind left to be added? */
  readonly canAdd: boolean;
  readonly called: string;
  readonly call: (title: string) => void;
  readonly unit: Unit;
  readonly measure: (unit: Unit) => void;
  readonly tableKind: TableKind;
  readonly read: (kind: string) => void;
  readonly inputs: readonly string[];
  readonly decide: (inputs: readonly string[]) => void;
  readonly names: readonly Choice[];
  /** The unit of the bound between the first two rows; null: rows of this table have none. */
  readonly boundUnit: string | null;
  readonly bound: string;
  readonly bind: (typed: string) => void;
  /** Cell functions that the file gives no meaning yet. */
  readonly functions: readonly string[];
  readonly isWhole: boolean;
  readonly add: () => void;
}

/** A part that is being thought of and not in the file yet. */
export function useNewPart(kind: AddedKind): NewPartForm {
  const { set, file, shape, edit } = useEditor();
  const { policy: place } = useSession();
  const { lang, say } = useWords();
  const newLeaf = useNewLeaf();
  const isTaken = useTaken();
  const [called, call] = useState<string | null>(null);
  const [unit, measure] = useState<Unit>('yuan');
  const [tableKind, setTableKind] = useState<TableKind>('single amount');
  const [inputs, decide] = useState<readonly string[]>([]);
  const [bound, bind] = useState('');
  const functions = Object.keys(CELL_FUNCTIONS).filter((name) => !Object.hasOwn(shape.functions ?? {}, name));
  const names = [...file.facts.keys(), ...file.parameters.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])];
  const writing = inputs.length === 1 ? writingOf(set, file, inputs[0]!) : null;
  const isOrdered = tableKind !== 'decision' && writing !== null && NUMERIC_KINDS.has(writing.kind);
  const title = (called ?? '').trim();
  const words = { 'zh-CN': title, en: title };
  const made: Readonly<Record<AddedKind, () => Json>> = {
    parameter: () => ({ title: words, value: null, unit }),
    fact: () => ({ title: words, unit, formula: valueOf(unit) }),
    table: () => newTable({ title: words, kind: tableKind, inputs, unit, isOrdered, bound: writing === null || bound.trim() === '' ? null : jsonOf(bound, writing.unit) }),
    function: () => ({ title: words, inputs: inputsFor(title, names[0] ?? ''), unit, formula: valueOf(unit) }),
    rule: () => ({ name: '', title: words, conditions: { all: [newLeaf()] }, event: { type: 'finding', params: { severity: 'info' } }, message: words }),
  };
  const isWhole = title !== '' && (kind !== 'table' || inputs.length > 0);
  return {
    isOpen: called !== null,
    open: () => call(kind === 'function' ? (functions[0] ?? '') : ''),
    close: () => call(null),
    canAdd: kind !== 'function' || functions.length > 0,
    called: called ?? '',
    call,
    unit,
    measure,
    tableKind,
    read: (chosen) => {
      const one = TIER_KINDS.find((each) => each === chosen) ?? tableKind;
      setTableKind(one);
      measure(GIVES[one]);
    },
    inputs,
    decide,
    names: names.map((value) => ({ value, title: titleOfName(set, file, value, lang) })),
    boundUnit: isOrdered ? unitBehind(writing.unit, say) : null,
    bound,
    bind,
    functions,
    isWhole,
    add: () => {
      if (!isWhole) return;
      const name = kind === 'function' ? title : nameFor(title, isTaken);
      const section = `${kind}s` as 'parameters' | 'tables' | 'facts' | 'functions';
      edit([kind === 'rule' ? { at: ['rules', shape.rules.length], json: { ...(made.rule() as object), name }, insert: true } : { at: [section, name], json: made[kind](), after: Object.keys(shape[section] ?? {}).at(-1) ?? '' }]);
      call(null);
      decide([]);
      bind('');
      place.show(file, partKey({ kind, name }));
    },
  };
}

/** A formula to begin with, of the kind that a unit is. */
const valueOf = (unit: Unit): string => (unit === 'text' ? '=""' : unit === 'yes/no' ? '=FALSE' : '=0');

const inputsFor = (name: string, first: string): Json => Object.fromEntries(Object.entries(CELL_FUNCTIONS).flatMap(([one, [argument = '']]) => (one === name ? [[argument, first]] : [])));

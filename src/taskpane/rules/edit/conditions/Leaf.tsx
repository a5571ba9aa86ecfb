import { Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { OPERATORS } from '../../../../rules/operators';
import type { Json } from '../../../../rules/parts';
import { UNITS, type Kind, type Unit } from '../../../../values/kind';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import { useEditor, type At } from '../editor-context';
import { Elsewhere } from '../Elsewhere';
import { writingOf } from '../writing';
import { LeafValue } from './LeafValue';
import { NameSelect } from './NameSelect';
import { referredIn, type ConditionNode } from './node';

interface LeafProps {
  readonly at: At;
  readonly leaf: Extract<ConditionNode, { is: 'leaf' }>;
  readonly remove: ReactNode;
}

/** What a comparison begins with where the one before does not fit any more. */
const FIRST_VALUE: Readonly<Partial<Record<Kind, Json>>> = { yesno: true, text: '', role: '', list: '', date: '2026-01-01', time: '09:00', datetime: '2026-01-01 09:00', period: '2026-01' };

const isWrittenAlike = (a: Unit | undefined, b: Unit): boolean => a !== undefined && UNITS[a] === UNITS[b];

/** A comparison: of what, how, with what. */
export function Leaf({ at, leaf, remove }: LeafProps) {
  const { set, file, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const { fact, operator, value } = leaf;
  const writing = writingOf(set, file, fact);
  const operatorsOf = (name: string): string[] => {
    const of = writingOf(set, file, name);
    return [...OPERATORS.values()].filter((one) => of !== null && one.accepts(of.kind) && (one.name !== 'isBlank' || of.is === 'column')).map((one) => one.name);
  };
  const valueFor = (name: string, how: string): Json => {
    const of = writingOf(set, file, name);
    const first = FIRST_VALUE[of?.kind ?? 'number'] ?? (of?.unit === 'percent' ? '0%' : 0);
    const one = of?.values?.[0] ?? first;
    return how === 'isBlank' ? true : how === 'in' || how === 'notIn' ? [one] : one;
  };
  const about = (name: string): void => {
    const operators = operatorsOf(name);
    const how = operators.includes(operator) ? operator : (operators[0] ?? 'equal');
    const unit = writingOf(set, file, name)?.unit ?? 'number';
    const keeps = how === operator && referredIn(value) === null && isWrittenAlike(writing?.unit, unit) && writing?.values === null;
    edit([{ at: [...at, 'fact'], json: name }, ...(how === operator ? [] : [{ at: [...at, 'operator'], json: how }]), ...(keeps ? [] : [{ at: [...at, 'value'], json: valueFor(name, how) }])]);
  };
  const isListed = (how: string): boolean => how === 'in' || how === 'notIn';
  const choose = (how: string): void => {
    const listed = Array.isArray(value) ? (value as readonly Json[]) : null;
    const next = how === 'isBlank' || operator === 'isBlank' ? valueFor(fact, how) : isListed(how) ? (listed ?? [referredIn(value) === null && value !== undefined ? value : valueFor(fact, 'equal')]) : listed ? (listed[0] ?? valueFor(fact, how)) : value;
    edit([{ at: [...at, 'operator'], json: how }, ...(next === value || next === undefined ? [] : [{ at: [...at, 'value'], json: next }])]);
  };
  const operators = operatorsOf(fact);
  return (
    <div className={styles.leaf}>
      <div className={styles.cardHead}>
        <NameSelect label={say('author.condition-of')} value={fact} onChange={about} />
        {remove}
      </div>
      <Select size="small" className={styles.wide} aria-label={say('author.condition-how')} value={operator} onChange={(_, data) => choose(data.value)}>
        {[...new Set([...operators, operator])].map((how) => (
          <option key={how} value={how}>
            {how === 'isBlank' ? say('author.operator-blank') : say(`rules.operator-${how}`, { fact: '', value: '…' }).trim()}
          </option>
        ))}
      </Select>
      {writing && <LeafValue at={at} leaf={leaf} writing={writing} />}
      <Elsewhere at={at} told={writing ? [[...at, 'value']] : []} />
    </div>
  );
}

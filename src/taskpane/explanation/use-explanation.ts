import { useMemo } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Explanation, Finding, MoneyLine } from '../../checking/report';
import { cellsRead, ExplainedSteps, type ExplainedStep } from '../../report/explained-steps';
import { printable } from '../../report/layout';
import { amountText } from '../../report/money';
import { sentenceLines } from '../../report/sentence-text';
import { placeKey } from '../../report/tables/same-place';
import type { View } from '../../report/tables/view';
import { describe } from '../../rules/describe';
import type { Place } from '../../workbook/open-workbook';

/** A fact about the finding: what it is of, and what there is to say. */
export interface ExplanationFact {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How one part of the judgement was worked out. */
export interface ExplanationPart {
  readonly title: string;
  /** Its result as arithmetic with values; null where it is more than that. */
  readonly arithmetic: string | null;
  readonly steps: readonly ExplainedStep[];
}

export interface ExplanationView {
  readonly facts: readonly ExplanationFact[];
  readonly parts: readonly ExplanationPart[];
  readonly cells: readonly Place[];
}

/** Clauses with their words, so far as the policy's list has them. */
function clausesOf({ set, say }: View, { source }: Finding): string[] {
  const quotes = new Map(set.clauses?.clauses.map(({ id, quote }) => [id, quote]));
  return source.map(({ id, document = '', clause = '' }) => {
    const quote = quotes.get(id);
    return [[id, document, clause].filter(Boolean).join(' '), ...(quote ? [say('walk.clause-words', { quote })] : [])].join(say('report.clause-separator'));
  });
}

function moneyOf({ report, names, say }: View, finding: Finding): ExplanationFact[] {
  const key = placeKey(finding);
  const isHere = (line: MoneyLine): boolean => line.sheet === finding.sheet && placeKey(line) === key;
  const lines = report.lines.filter(isHere);
  const lifted = report.waivedLines.filter(isHere);
  const notes = [...new Set([...lines, ...lifted].map(({ item }) => names.legalNote(item)))].filter((note) => note !== null);
  const told = ({ item, amount, employee_id }: MoneyLine): string => `${names.item(item)} ${amountText(amount)}（${names.person(employee_id).label}）`;
  return [
    ...(lines.length + lifted.length > 0 ? [{ title: say('walk.money'), lines: [...lines.map(told), ...lifted.map((line) => `${told(line)} ${say('walk.money-lifted')}`)] }] : []),
    ...(notes.length > 0 ? [{ title: say('walk.legal-note'), lines: notes }] : []),
  ];
}

function factsOf(view: View, finding: Finding): ExplanationFact[] {
  const { set, lang, names, say } = view;
  const { rule: id, version, verdict, severity, requiredRole } = finding;
  const file = set.files.find((one) => one.version === version && id.startsWith(`${one.id}/`));
  const rule = file?.rules.find((one) => one.id === id);
  const described = file && rule ? describe(set, file, rule) : null;
  const facts = [
    { title: say('walk.verdict'), lines: [verdict === 'violation' ? say('walk.verdict-violation', { severity: say(`report.word-${severity}`) }) : say('walk.verdict-cannot-judge')] },
    ...(finding.source.length > 0 ? [{ title: say('walk.clauses'), lines: clausesOf(view, finding) }] : []),
    { title: say('walk.rule'), lines: [say('walk.rule-version', { rule: `${names.rule(id, version)} ${id}`, version })] },
    ...(described ? [{ title: say('walk.condition'), lines: sentenceLines(described.condition, lang, (key, params) => (key === 'report.named' ? String(params?.title) : say(key, params))) }] : []),
    ...(rule?.reading ? [{ title: say('walk.reading'), lines: [rule.reading] }] : []),
    ...(requiredRole === undefined ? [] : [{ title: say('walk.required-role'), lines: [requiredRole] }]),
    ...moneyOf(view, finding),
  ];
  return facts.map(({ title, lines }) => ({ title, lines: lines.map(printable) }));
}

function partTitle({ name }: Explanation, { names, say, set }: View): string {
  if (set.items.has(name)) return say('walk.part-amount', { item: names.item(name) });
  return say(`walk.part-${name}`);
}

/** All that there is to say about how a finding came about. */
export function useExplanation(finding: Finding, { view, result }: Checked): ExplanationView {
  return useMemo(() => {
    const trees = result.explain(finding);
    const words = new ExplainedSteps(view, finding);
    return {
      facts: factsOf(view, finding),
      parts: trees.map((tree) => ({ title: partTitle(tree, view), arithmetic: words.arithmeticOf(tree), steps: words.inputsOf(tree) })).filter(({ steps }) => steps.length > 0),
      cells: cellsRead(trees),
    };
  }, [finding, view, result]);
}


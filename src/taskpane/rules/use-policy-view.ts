import { useMemo } from 'react';
import type { Checked } from '../../addin/session-state';
import { policyOf, policyWords } from '../../report/policy';
import { printable } from '../../report/layout';
import type { RuleFileText, RuleSet } from '../../rules/model';
import type { RuleFileShape } from '../../rules/shapes';
import { Standing } from '../../rules/standing';
import { parseJson } from '../../rules/syntax';
import { useSessionState, useWords } from '../frame/context';
import { hitKey, type Hits, type PolicyView } from './policy-context';

/** A rule set in the reader's words, with what the last check found by it. */
export function usePolicyView(set: RuleSet, files: readonly RuleFileText[]): PolicyView {
  const { checked } = useSessionState();
  const { lang, say } = useWords();
  const hits = useMemo(() => hitsOf(checked), [checked]);
  return useMemo(() => {
    const quotes = new Map(set.clauses?.clauses.map(({ id, quote }) => [id, quote]));
    return {
      set,
      policy: policyOf(set, lang),
      words: policyWords(set, lang, say),
      hits,
      clause: ({ id, document = '', clause = '' }) => {
        const quote = quotes.get(id);
        return printable([[id, document, clause].filter(Boolean).join(' '), ...(quote ? [say('walk.clause-words', { quote })] : [])].join(say('report.clause-separator')));
      },
      shapeOf: shapesIn(files),
      textOf: (path) => files.find((file) => file.path === path)?.text ?? '',
      standing: once(() => new Standing(set)),
    };
  }, [set, files, lang, say, hits]);
}

function hitsOf(checked: Checked | null): ReadonlyMap<string, Hits> | null {
  if (checked === null) return null;
  const hits = new Map<string, Hits>();
  for (const finding of checked.view.report.findings) {
    const key = hitKey(finding.rule, finding.version);
    const before = hits.get(key);
    hits.set(key, before ? { ...before, count: before.count + 1 } : { count: 1, first: finding });
  }
  return hits;
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | null = null;
  return () => (made ??= make());
};

/** Files of a set that was loaded from these texts: what their schema refuses is not in it, and is not asked for. */
function shapesIn(files: readonly RuleFileText[]): PolicyView['shapeOf'] {
  const known = new Map<string, RuleFileShape | null>();
  return (path) => {
    if (!known.has(path)) {
      const text = files.find((file) => file.path === path);
      const { readable, report } = text ? parseJson(text) : { readable: false, report: null };
      known.set(path, readable && report ? (report.file.value as RuleFileShape) : null);
    }
    return known.get(path) ?? null;
  };
}

import { useMemo } from 'react';
import { historyOf } from '../../authoring/history';
import { printable } from '../../report/layout';
import type { RuleFile } from '../../rules/model';
import { Disclosure } from '../frame/Disclosure';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { changeLines } from './change-lines';
import { useRulesStyles } from './rules-styles';

/** Lines that say which version follows which: that is how they stand here. */
const HEAD = 2;

/** The published versions of a rule file: who published each, when and why, and what it changed. */
export function History({ file: { id } }: { readonly file: RuleFile }) {
  const { say } = useWords();
  return (
    <Disclosure title={say('author.history')}>
      <Versions id={id} />
    </Disclosure>
  );
}

function Versions({ id }: { readonly id: string }) {
  const { rules } = useSession();
  const ruling = useObservable(rules.state);
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const versions = useMemo(() => {
    if (ruling.kind !== 'in-force') return [];
    const { set, files } = ruling.rules;
    return historyOf(files, set, id).map((entry) => ({ ...entry, lines: entry.changes.length === 0 ? [] : changeLines(entry.changes, set, set, { lang, say }).slice(HEAD) }));
  }, [ruling, id, lang, say]);
  return (
    <ol className={styles.list}>
      {versions.map(({ file, before, lines }) => (
        <li key={file.path} className={styles.card}>
          <strong>{say('author.version', { version: file.version })}</strong>
          <span className={styles.faint}>
            {file.published === null ? say('author.version-unsigned') : printable(say(file.published.alone ? 'author.version-alone' : 'author.version-by', { by: file.published.by, at: file.published.at, authors: file.published.authors.join(say('report.list-separator')) }))}
          </span>
          {file.published !== null && file.published.note !== '' && <p className={styles.message}>{printable(file.published.note)}</p>}
          {before === null ? (
            <span className={styles.faint}>{say('author.version-first')}</span>
          ) : (
            <div className={styles.changes}>
              {lines.map((line, index) => (
                <p key={index} className={styles.told}>
                  {line}
                </p>
              ))}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

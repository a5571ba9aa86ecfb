import { Button, Link } from '@fluentui/react-components';
import { partKey } from '../../../report/policy';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import type { PartName, Use } from '../../../authoring/uses';
import { useSession, useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor } from './editor-context';
import { useRemoval } from './use-removal';

/** Takes a part out of the file, and says before what goes with it; of one that is used, who uses it. */
export function RemovePart({ part }: { readonly part: PartName }) {
  const { shape } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const { uses, cases, consequences, remove } = useRemoval(part);
  if (uses.length > 0) return <UsedBy uses={uses} />;
  const titleOf = (rule: string): string => {
    const title = shape.rules.find(({ name }) => name === rule)?.title;
    return title ? wordsIn(title, lang) : rule;
  };
  return (
    <>
      {consequences.length > 0 && <p className={styles.faint}>{printable(say('author.drop-consequences', { rules: consequences.map(titleOf).join(say('report.list-separator')) }))}</p>}
      {cases > 0 && <p className={styles.faint}>{say('author.drop-cases', { count: cases })}</p>}
      <Button size="small" className={styles.start} onClick={remove}>
        {say(`author.drop-${part.kind}`)}
      </Button>
    </>
  );
}

function UsedBy({ uses }: { readonly uses: readonly Use[] }) {
  const { policy: place } = useSession();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  return (
    <div className={styles.group}>
      <span className={styles.faint}>{say('author.drop-used')}</span>
      <span className={styles.links}>
        {uses.map(({ kind, name, title, path, of }) => {
          const text = printable([title ? wordsIn(title, lang) : name, ...(of ? [wordsIn(of, lang)] : [])].join(' · '));
          return kind === 'condition' ? (
            <span key={`${path} ${kind} ${name}`}>{text}</span>
          ) : (
            <Link as="button" key={`${path} ${kind} ${name}`} className={styles.link} onClick={() => place.show({ path }, partKey({ kind, name }))}>
              {text}
            </Link>
          );
        })}
      </span>
    </div>
  );
}

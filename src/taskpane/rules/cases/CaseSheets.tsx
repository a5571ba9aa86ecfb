import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { printable } from '../../../report/layout';
import type { PolicyFile } from '../../../report/policy';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { InSheet } from '../edit/InSheet';
import { useRulesStyles } from '../rules-styles';

/** The case files of a draft, to be changed in sheets. */
export function CaseSheets({ of: { file, title } }: { readonly of: PolicyFile }) {
  const { drafting } = useSession();
  const { draft } = useObservable(drafting.state);
  const { say } = useWords();
  const styles = useRulesStyles();
  const files = draft?.files.find(({ follows }) => follows === file.path)?.cases ?? [];
  return (
    <section className={styles.tight} aria-labelledby="rules-of-cases">
      <h3 id="rules-of-cases" className={styles.subheading}>
        {say('author.cases')}
      </h3>
      {files.length === 0 && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => drafting.editCases(file.path, `cases/${file.path}`, [])}>
          {say('author.cases-begin')}
        </Button>
      )}
      {files.map(({ path }) => (
        <div key={path} className={styles.group}>
          {files.length > 1 && <p className={styles.faint}>{printable(path)}</p>}
          <InSheet part={{ is: 'cases', path }} title={say('author.form-cases', { file: title })} />
        </div>
      ))}
    </section>
  );
}

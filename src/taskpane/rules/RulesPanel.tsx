import { useEffect } from 'react';
import type { RulesInForce } from '../../addin/rules-in-force';
import { useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { FilePage } from './FilePage';
import { Overview } from './Overview';
import { PolicyContext } from './policy-context';
import { useRulesStyles } from './rules-styles';
import { usePolicyView } from './use-policy-view';

/** The company's policy, to be read and changed. */
export default function RulesPanel() {
  const { rules } = useSession();
  const ruling = useObservable(rules.state);
  const { say } = useWords();
  const styles = useRulesStyles();
  if (ruling.kind === 'in-force') return <Policy rules={ruling.rules} />;
  return <p className={styles.paragraph}>{say(ruling.kind === 'loading' ? 'pane.rules-loading' : 'author.none')}</p>;
}

function Policy({ rules }: { readonly rules: RulesInForce }) {
  const { policy: place, drafting } = useSession();
  const { path } = useObservable(place.state);
  const drafted = useObservable(drafting.state);
  useEffect(() => void drafting.open(), [drafting]);
  // What is drafted is read as if it held; everything else is as it is.
  const view = usePolicyView(drafted.set ?? rules.set, drafted.files ?? rules.files);
  const file = view.policy.files.find((one) => one.file.path === path);
  return <PolicyContext value={view}>{file ? <FilePage of={file} /> : <Overview />}</PolicyContext>;
}

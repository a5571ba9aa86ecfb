import { Link } from '@fluentui/react-components';
import { printable } from '../../report/layout';
import { partKey, type PolicyPartKind } from '../../report/policy';
import type { RuleFile } from '../../rules/model';
import { useSession } from '../frame/context';
import { FactOf } from './Facts';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

interface PartLinksProps {
  readonly title: string;
  readonly file: RuleFile;
  readonly parts: readonly { readonly kind: PolicyPartKind; readonly name: string }[];
}

/** Parts that something stands on or beside; a click goes there. */
export function PartLinks({ title, file, parts }: PartLinksProps) {
  const { policy: place } = useSession();
  const { policy } = usePolicy();
  const styles = useRulesStyles();
  if (parts.length === 0) return null;
  const declared = policy.files.find((one) => one.file === file)?.parts ?? [];
  return (
    <FactOf title={title}>
      <span className={styles.links}>
        {parts.map((part) => (
          <Link as="button" key={partKey(part)} className={styles.link} onClick={() => place.show(file, partKey(part))}>
            {printable(declared.find((one) => partKey(one) === partKey(part))?.title ?? part.name)}
          </Link>
        ))}
      </span>
    </FactOf>
  );
}

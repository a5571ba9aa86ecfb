import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId } from 'react';
import { openKey } from '../../addin/policy-place';
import { printable } from '../../report/layout';
import { partKey, type PolicyPart } from '../../report/policy';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { useMaybeEditor } from './edit/editor-context';
import { FactForm } from './edit/FactForm';
import { FunctionForm } from './edit/FunctionForm';
import { ParameterForm } from './edit/ParameterForm';
import { RemovePart } from './edit/RemovePart';
import { RuleForm } from './edit/RuleForm';
import { TableForm } from './edit/TableForm';
import { FactPart } from './FactPart';
import { FunctionPart } from './FunctionPart';
import { ParameterPart } from './ParameterPart';
import { PartAside } from './PartAside';
import { RulePart } from './RulePart';
import { useRulesStyles } from './rules-styles';
import { TablePart } from './TablePart';

/** What a part looks like while its file is changed; of what no form changes, what it says. */
const FORMS = { parameter: ParameterForm, table: TableForm, rule: RuleForm, fact: FactForm, function: FunctionForm } as const;
const PARTS = { parameter: ParameterPart, table: TablePart, rule: RulePart, fact: FactPart, function: FunctionPart } as const;

/** One part of a rule file: a line, and behind it all that it says. */
export function PartFold({ part }: { readonly part: PolicyPart }) {
  const { policy: place } = useSession();
  const { open } = useObservable(place.state);
  const styles = useRulesStyles();
  const id = useId();
  const key = partKey(part);
  const isOpen = open.has(openKey(part.file.path, key));
  const isDrafted = useMaybeEditor() !== null;
  const Part = (isDrafted ? FORMS : PARTS)[part.kind];
  return (
    <div data-part={key} className={styles.part}>
      <h4 className={styles.partHead}>
        <button type="button" className={mergeClasses(styles.partButton, isOpen && styles.partOpen)} aria-expanded={isOpen} aria-controls={id} onClick={() => place.toggle(key)}>
          {isOpen ? <ChevronDownRegular className={styles.icon} /> : <ChevronRightRegular className={styles.icon} />}
          <span className={styles.title}>{printable(part.title)}</span>
          <span className={styles.aside}>
            <PartAside part={part} />
          </span>
        </button>
      </h4>
      <div id={id} hidden={!isOpen} className={isOpen ? styles.partBody : undefined}>
        {isOpen && <Part part={part} />}
        {isOpen && isDrafted && <RemovePart part={part} />}
      </div>
    </div>
  );
}

import { Button, Checkbox, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SWITCH_VALUES } from '../../../authoring/switch-values';
import { switchText } from '../../../report/switch-text';
import { Disclosure } from '../../frame/Disclosure';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor } from './editor-context';
import { Elsewhere } from './Elsewhere';

/** What an answer says behind its question, and the question alone. */
function parted(text: string): readonly [question: string, answer: string] {
  const at = text.search(/[：:]/);
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + 1).trim()];
}

/** How the file answers the usual questions of policies, to be changed: several answers where several are in use. */
export function SwitchFields() {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const switches = shape.switches ?? {};
  const names = Object.keys(switches);
  const put = (name: string, values: readonly string[]): void => {
    if (values.length > 0) edit([{ at: ['switches', name], json: values.length === 1 ? values[0]! : values, ...(names.length === 0 ? {} : { after: names.at(-1)! }) }]);
    else edit([{ at: names.length === 1 ? ['switches'] : ['switches', name] }]);
  };
  return (
    <Disclosure title={say('author.switches', { count: names.length })}>
      <div className={styles.column}>
        <p className={styles.faint}>{say('author.switches-about')}</p>
        <Elsewhere at={['switches']} told={[]} />
        {names.map((name) => {
          const chosen = [switches[name] ?? []].flat();
          const values = [...new Set([...(SWITCH_VALUES.get(name) ?? []), ...chosen])];
          const [question] = parted(switchText(name, values[0] ?? '', say));
          return (
            <fieldset key={name} className={styles.group}>
              <legend className={styles.cardHead}>
                <span className={styles.term}>{question}</span>
                <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.switch-remove', { name: question })} onClick={() => put(name, [])} />
              </legend>
              <div className={styles.choices}>
                {values.map((value) => (
                  <Checkbox key={value} label={parted(switchText(name, value, say))[1]} checked={chosen.includes(value)} onChange={(_, { checked }) => put(name, checked === true ? [...chosen, value] : chosen.filter((one) => one !== value))} />
                ))}
              </div>
            </fieldset>
          );
        })}
        <Select size="small" className={styles.wide} aria-label={say('author.switch-add')} value="" onChange={(_, { value }) => value !== '' && put(value, [SWITCH_VALUES.get(value)?.[0] ?? ''])}>
          <option value="">{say('author.switch-add')}</option>
          {[...SWITCH_VALUES].flatMap(([name, [first = '']]) =>
            names.includes(name)
              ? []
              : [
                  <option key={name} value={name}>
                    {parted(switchText(name, first, say))[0]}
                  </option>,
                ],
          )}
        </Select>
      </div>
    </Disclosure>
  );
}

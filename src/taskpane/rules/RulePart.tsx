import { caseKey } from '../../authoring/case-counts';
import { wordsIn } from '../../i18n/language';
import { expressionText } from '../../report/expression-text';
import { printable } from '../../report/layout';
import { titleOfName, type PolicyPart } from '../../report/policy';
import { sentenceLines } from '../../report/sentence-text';
import { describe } from '../../rules/describe';
import { SeverityIcon } from '../findings/severity';
import { useWords } from '../frame/context';
import { FactOf, Facts, Standing } from './Facts';
import { Message } from './Message';
import { PartLinks } from './PartLinks';
import { usePolicy } from './policy-context';
import { useCaseCounts } from './use-case-counts';
import { RuleHits } from './RuleHits';
import { useRulesStyles } from './rules-styles';
import { titleOfLedger } from './part-words';

/** A rule in full: what it says to whom, when, for which money, on which clause, and how often it did. */
export function RulePart({ part: { file, name } }: { readonly part: PolicyPart }) {
  const { set, words } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const counts = useCaseCounts();
  const rule = file.rules.find((one) => one.name === name)!;
  const { appliesWhen, condition, facts, tables, parameters } = describe(set, file, rule);
  const sentences = (of: typeof condition): string => sentenceLines(of, lang, words.say).map(printable).join('\n');
  const keys = rule.per?.map((key) => titleOfName(set, file, key, lang)).join(say('report.list-separator')) ?? '';
  return (
    <>
      <Message rule={rule} file={file} />
      <Facts>
        <FactOf title={say('report.rule-severity')}>
          <span className={styles.waits}>
            <SeverityIcon look={rule.severity} />
            {say(`author.severity-${rule.severity}`)}
          </span>
          {rule.hygiene && ` ${say('report.rule-hygiene')}`}
          {!rule.finding && ` ${say('report.rule-no-finding')}`}
        </FactOf>
        <FactOf title={say('report.rule-scope')}>{rule.per === null ? say('report.rule-per-row') : rule.per.length === 0 ? say('report.rule-per-ledger') : printable(say('report.each-group', { per: keys }))}</FactOf>
        {appliesWhen && <FactOf title={say('report.rule-applies-when')}>{sentences(appliesWhen)}</FactOf>}
        <FactOf title={say('report.rule-condition')}>{sentences(condition)}</FactOf>
        {rule.line && <FactOf title={say('report.rule-line')}>{printable(`${words.set.items.has(rule.line.item) ? wordsIn(words.set.items.get(rule.line.item)!.title, lang) : rule.line.item} = ${expressionText(rule.line.amount, lang)}`)}</FactOf>}
        {rule.needs.length > 0 && <FactOf title={say('report.rule-needs')}>{printable(rule.needs.map((key) => titleOfLedger(set, key, lang)).join(say('report.list-separator')))}</FactOf>}
        <Standing source={rule.source} reading={rule.reading} />
        {counts && <FactOf title={say('report.rule-cases')}>{say('report.rule-cases-count', { count: counts.get(caseKey(file.path, name)) ?? 0 })}</FactOf>}
        <RuleHits file={file} rule={rule} />
        <PartLinks title={say('report.rule-consequence-of')} file={file} parts={rule.consequenceOf.map((cause) => ({ kind: 'rule', name: cause }))} />
        <PartLinks title={say('report.rule-tables')} file={file} parts={tables.map((table) => ({ kind: 'table', name: table.name }))} />
        <PartLinks title={say('report.rule-parameters')} file={file} parts={parameters.map((parameter) => ({ kind: 'parameter', name: parameter.name }))} />
        <PartLinks title={say('report.rule-facts')} file={file} parts={facts.map((fact) => ({ kind: 'fact', name: fact.name }))} />
      </Facts>
    </>
  );
}

import { coverClauses, type ClauseCoverage } from '../checking/clause-coverage';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { clauseText, countStates, hasGap } from '../report/clause-text';
import { COLOURED, PLAIN } from '../report/paint';
import { loadRules } from '../rules/load';
import type { ClauseDomain } from '../rules/model';
import { Failure } from './failure';
import { writeStdout } from './output';
import type { CoverageArguments } from './program';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';
import { reportWidth, wantsColour } from './terminal';

/** `--domain QUO,EXP`: domains in the order asked for. */
function domainsOf(asked: readonly string[], known: readonly ClauseDomain[]): ClauseDomain[] {
  const keys = [...new Set(asked.flatMap((list) => list.split(/[,，、\s]+/)).filter(Boolean).map((key) => key.toUpperCase()))];
  return keys.map((key) => {
    const domain = known.find((one) => one.key === key);
    if (!domain) throw new Failure('cli.unknown-domain', { domain: key, domains: known.map((one) => one.key).join(', ') });
    return domain;
  });
}

const record = ({ clause, state, rules, unused }: ClauseCoverage): unknown => ({ ...clause, state, rules, unused });

/**
 * `guiju rules coverage`: what becomes of each clause of the company's policy. Exit code 1 where a clause of a domain that should be written (or was
 * asked for) is unaccounted for, or something cites a clause that is not in the list; 2 where a rule file cannot be used.
 */
export async function coverageCommand(options: CoverageArguments, lang: Language, say: Translator): Promise<number> {
  const set = loadRules(readRules(options.rules ?? BUNDLED_RULES, { cases: true }, say).files);
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
  const coverage = coverClauses(set);
  const asked = options.domain !== undefined;
  const domains = asked ? domainsOf(options.domain, coverage.domains) : coverage.domains;
  const keys = new Set(domains.map(({ key }) => key));
  const clauses = coverage.clauses.filter(({ clause }) => keys.has(clause.domain));
  const gap = domains.some((domain) => hasGap(domain, clauses, asked));
  await writeStdout(
    options.format === 'json'
      ? `${JSON.stringify({
          domains: domains.map((domain) => {
            const own = clauses.filter(({ clause }) => clause.domain === domain.key);
            return { ...domain, clauses: own.length, ...countStates(own), gap: hasGap(domain, own, asked) };
          }),
          clauses: clauses.map(record),
          unlisted: coverage.unlisted,
        }, null, 2)}\n`
      : clauseText(coverage, domains, asked, { lang, say, width: reportWidth(process.stdout, process.env), paint: wantsColour(process.stdout, process.env) ? COLOURED : PLAIN }),
  );
  if (errors.length > 0) return 2;
  return gap || coverage.unlisted.length > 0 ? 1 : 0;
}

import type { Translator } from '../i18n/translator';
import { finished } from '../values/steps';
import { renderCsv } from './csv';
import { htmlInSteps, proposalInSteps, slipsInSteps } from './html';
import { jsonInSteps } from './json';
import { secondView } from './second-view';
import { tableInSteps, tablesOf } from './tables';
import type { TableName } from './tables/table';
import type { View } from './tables/view';

/** What can be handed over as a file of text: pages to print, tables for other programs, and the report itself. */
export const DOCUMENTS = ['report.html', 'proposal.html', 'slips.html', 'findings.csv', 'lines.csv', 'totals.csv', 'reconciliation.csv', 'difference.csv', 'hygiene.csv', 'report.json'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/** A file of text: the command line writes the same. */
export interface TextDocument {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

/** What a report of some people alone can be handed over as: what holds only their own. */
const OF_SOME: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['proposal.html', 'slips.html', 'lines.csv', 'totals.csv', 'reconciliation.csv']);

/** The documents that there are of a report. */
export function documentsOf(view: View): DocumentKind[] {
  const tables = new Set<string>(tablesOf(view).map((table) => `${table}.csv`));
  return DOCUMENTS.filter((kind) => (view.of === undefined || OF_SOME.has(kind)) && (!kind.endsWith('.csv') || tables.has(kind)));
}

const TYPES = { html: 'text/html', csv: 'text/csv', json: 'application/json' } as const;

/** What a document is: "工资调整建议". */
export const titleOfDocument = (kind: DocumentKind, say: Translator): string => say(`report.document-${kind.replace('.', '-')}`);

export const documentOf = (kind: DocumentKind, view: View): TextDocument => finished(documentInSteps(kind, view));

/** The same in steps: a company's pages are long. */
export function* documentInSteps(kind: DocumentKind, view: View): Generator<void, TextDocument> {
  const ending = kind.slice(kind.indexOf('.') + 1) as keyof typeof TYPES;
  const title = [view.names.company, view.report.run.month, titleOfDocument(kind, view.say), view.of].filter(Boolean).join(' ');
  return { name: `${fileName(title)}.${ending}`, type: `${TYPES[ending]};charset=utf-8`, text: yield* textOf(kind, view) };
}

function* textOf(kind: DocumentKind, view: View): Generator<void, string> {
  switch (kind) {
    case 'report.html':
      return yield* htmlInSteps(view, secondView(view));
    case 'proposal.html':
      return yield* proposalInSteps(view, secondView(view));
    case 'slips.html':
      return yield* slipsInSteps(view, secondView(view));
    case 'report.json':
      return yield* jsonInSteps(view.report);
    default:
      return renderCsv(yield* tableInSteps(kind.slice(0, -'.csv'.length) as TableName, view));
  }
}

/** What no system's file name may hold is left out. */
const fileName = (title: string): string => title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');

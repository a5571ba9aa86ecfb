import type { Fact } from '../formula/expression';
import type { Declared } from './declare';
import type { LedgerDefinition } from './ledger-definition';
import type { ColumnWritings } from './scope';
import { OpenVocabulary, type Vocabulary, type Writing } from './vocabulary';

/** Name of the payroll month that every ledger with a date column gets, unless a column of its own is called so. */
export const MONTH = 'month';

/** How each column of a ledger is written; `month` is there where the ledger has dates and no column of that name. */
export function columnWritings({ columns, dateColumn }: LedgerDefinition, roles: Vocabulary | null): ColumnWritings {
  const writings = new Map<string, Writing>();
  if (dateColumn !== null) writings.set(MONTH, { kind: 'period', unit: 'month', vocabulary: null });
  for (const { key, type, kind, unit, values } of columns.values()) {
    const listed = type === 'text' && values ? new OpenVocabulary(values) : kind === 'text' || kind === 'list' ? values : null;
    writings.set(key, { kind, unit, vocabulary: kind === 'role' ? roles : listed });
  }
  return writings;
}

/** A row fact that other formulas read as `ledger.name`; several versions and files may declare it. */
interface SharedFact {
  readonly writing: Writing;
  readonly declarations: { readonly declared: Declared; readonly fact: Fact }[];
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Columns and row facts of all ledgers, as `ledger.name`. */
export class Ranges {
  private readonly facts = new Map<string, Map<string, SharedFact>>();

  constructor(
    private readonly columns: ReadonlyMap<string, ColumnWritings>,
    files: readonly Declared[],
    roles: Vocabulary | null,
  ) {
    for (const declared of files) this.share(declared, roles);
  }

  private share(declared: Declared, roles: Vocabulary | null): void {
    const { ledger } = declared.shape;
    const shared = this.facts.get(ledger) ?? new Map<string, SharedFact>();
    this.facts.set(ledger, shared);
    for (const fact of declared.facts.values()) {
      if (fact.per !== null) continue;
      const { name, kind, unit } = fact;
      const known = shared.get(name);
      if (!known) shared.set(name, { writing: { kind, unit, vocabulary: kind === 'role' ? roles : null }, declarations: [{ declared, fact }] });
      else {
        known.declarations.push({ declared, fact });
        if (known.writing.kind !== kind) {
          const [first] = known.declarations;
          declared.report.error(['facts', name, 'unit'], 'fact-kinds-differ', { name, ledger, unit, other: known.writing.unit, file: first!.declared.report.file.path });
        }
      }
    }
  }

  writing(ledger: string, name: string): Writing | null {
    return this.columns.get(ledger)?.get(name) ?? this.facts.get(ledger)?.get(name)?.writing ?? null;
  }

  /**
   * Whose fact `ledger.name` means first, for a file that reads it: its own, else those of the files of its folder. Ids; none where there is nothing to
   * choose. `doubt`: paths of the files of which none comes before the others.
   */
  choice(ledger: string, name: string, reader: Declared): { readonly first: readonly string[]; readonly doubt: readonly string[] } {
    const paths = new Map(this.declarations(ledger, name).map(({ declared }) => [declared.shape.id, declared.report.file.path]));
    if (paths.size < 2) return { first: [], doubt: [] };
    const { shape, report } = reader;
    if (paths.has(shape.id)) return { first: [shape.id], doubt: [] };
    const beside = [...paths].filter(([, path]) => folderOf(path) === folderOf(report.file.path));
    const meant = beside.length > 0 ? beside : [...paths];
    return { first: beside.map(([id]) => id), doubt: meant.length > 1 ? meant.map(([, path]) => path).sort() : [] };
  }

  /** The facts that `ledger.name` may stand for; none where it is a column. */
  declarations(ledger: string, name: string): SharedFact['declarations'] {
    return this.columns.get(ledger)?.has(name) ? [] : (this.facts.get(ledger)?.get(name)?.declarations ?? []);
  }

  *names(): Iterable<string> {
    for (const [ledger, columns] of this.columns) for (const name of columns.keys()) yield `${ledger}.${name}`;
    for (const [ledger, facts] of this.facts) for (const name of facts.keys()) yield `${ledger}.${name}`;
  }
}

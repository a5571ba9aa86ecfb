import type { PolicyPart } from '../../report/policy';
import { useWords } from '../frame/context';
import { FactOf, Facts, Standing } from './Facts';
import { TablePicture } from './picture/TablePicture';
import { TierTable } from './TierTable';
import { UsedBy } from './UsedBy';

/** A tier table: how it is read, its tiers, and what it stands on. */
export function TablePart({ part }: { readonly part: PolicyPart }) {
  const { say } = useWords();
  const table = part.file.tables.get(part.name)!;
  return (
    <>
      <TierTable part={part} />
      <TablePicture part={part} />
      <Facts>
        <FactOf title={say('author.table-read')}>{say(`author.table-${table.kind.replace(' ', '-')}`)}{table.kind === 'decision' && `${say('report.clause-separator')}${say(`author.hit-${table.hitPolicy.replace(' ', '-')}`)}`}</FactOf>
        <Standing source={table.source} reading={table.reading} />
        <UsedBy part={part} />
      </Facts>
    </>
  );
}

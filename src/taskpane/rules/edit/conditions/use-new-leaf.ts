import { MONTH } from '../../../../rules/names';
import type { Json } from '../../../../rules/parts';
import { useEditor } from '../editor-context';

/** Makes a comparison to begin with: of the file's first fact, else of the ledger's first column, whether it is blank. */
export function useNewLeaf(): () => Json {
  const { set, file } = useEditor();
  return () => {
    const column = set.ledgers.get(file.ledger)?.dateColumn ?? [...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])][0] ?? MONTH;
    return { fact: column, operator: 'isBlank', value: false };
  };
}

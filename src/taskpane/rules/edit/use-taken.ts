import { useEditor } from './editor-context';

/** Is a name in use in the file, or a column of its ledger? */
export function useTaken(): (name: string) => boolean {
  const { set, file, shape } = useEditor();
  return (name) =>
    [shape.parameters, shape.facts, shape.tables, shape.conditions].some((section) => section !== undefined && Object.hasOwn(section, name)) || set.ledgers.get(file.ledger)?.columns.has(name) === true || shape.rules.some((rule) => rule.name === name);
}

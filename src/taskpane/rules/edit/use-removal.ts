import { useMemo } from 'react';
import { casesWith } from '../../../authoring/removal';
import { consequencesOf, usesOf, type PartName, type Use } from '../../../authoring/uses';
import { useSession } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { useEditor } from './editor-context';

export interface RemovalForm {
  /** What goes by the part; while there is any, it stays. */
  readonly uses: readonly Use[];
  /** How many cases go with it. */
  readonly cases: number;
  /** Rules that name it as their cause, and would stand alone. */
  readonly consequences: readonly string[];
  readonly remove: () => void;
}

/** A part of a drafted file, to be taken out. */
export function useRemoval({ kind, name }: PartName): RemovalForm {
  const { drafting, policy: place } = useSession();
  const { draft, files } = useObservable(drafting.state);
  const { path, shape } = useEditor();
  const drafted = draft?.files.find(({ follows }) => follows === path);
  const uses = useMemo(() => usesOf(files ?? [], path, shape, { kind, name }), [files, path, shape, kind, name]);
  const cases = useMemo(() => (drafted ? casesWith(drafted, { kind, name }) : 0), [drafted, kind, name]);
  return {
    uses,
    cases,
    consequences: kind === 'rule' ? consequencesOf(shape, name) : [],
    remove: () => {
      if (uses.length > 0) return;
      drafting.remove(path, { kind, name });
      // The part goes, and with it the button that had the focus.
      place.show({ path });
    },
  };
}

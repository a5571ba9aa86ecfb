import { useMemo } from 'react';
import { parseJson } from '../../../rules/syntax';
import type { RuleFile, RuleSet } from '../../../rules/model';
import type { RuleFileShape } from '../../../rules/shapes';
import { useSession } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import type { Editor } from './editor-context';

/** The draft of a file in its forms' hands; null where it is not being changed, or its JSON was broken by hand. */
export function useMadeEditor(set: RuleSet, file: RuleFile): Editor | null {
  const { drafting } = useSession();
  const { draft, problems } = useObservable(drafting.state);
  const text = draft?.files.find(({ follows }) => follows === file.path)?.text;
  return useMemo(() => {
    if (text === undefined) return null;
    const { readable, report } = parseJson({ path: file.path, text });
    if (!readable) return null;
    return {
      path: file.path,
      text,
      shape: report.file.value as RuleFileShape,
      set,
      file,
      problems: problems.filter((problem) => problem.file === file.path),
      edit: (edits) => drafting.edit(file.path, edits),
    };
  }, [drafting, set, file, text, problems]);
}

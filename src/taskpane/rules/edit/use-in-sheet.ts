import { useMemo, useState } from 'react';
import type { SheetRefused } from '../../../addin/rule-sheets';
import type { FormPart } from '../../../authoring/sheet-form';
import { compareRules } from '../../../rules/difference';
import { useSession, useSessionState, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { changeLines } from '../change-lines';
import { useEditor } from './editor-context';

export interface InSheetView {
  readonly isBusy: boolean;
  readonly write: () => void;
  readonly read: () => void;
  /** Earlier sheets of the part that would go; null: nobody is asked. */
  readonly replacing: readonly string[] | null;
  readonly replace: () => void;
  readonly keep: () => void;
  /** What of this part's sheet could not be taken over. */
  readonly refused: SheetRefused | null;
  /** What was read back changed, a line each, until something else is changed. */
  readonly changes: readonly string[];
}

const samePart = (one: FormPart, other: FormPart): boolean => one.is === other.is && (one.is !== 'table' || (other.is === 'table' && one.name === other.name)) && (one.is !== 'cases' || (other.is === 'cases' && one.path === other.path));

/** A part of the draft on its way to a sheet and back. @param title what the part, and so its sheet, is called */
export function useInSheet(part: FormPart, title: string): InSheetView {
  const { drafting, ruleSheets } = useSession();
  const { progress } = useSessionState();
  const { path, text, set } = useEditor();
  const { lang, say } = useWords();
  const refused = useObservable(ruleSheets.refused);
  const [replacing, setReplacing] = useState<readonly string[] | null>(null);
  const [taken, setTaken] = useState<{ readonly before: string; readonly after: string } | null>(null);
  const changes = useMemo(() => {
    if (taken === null || taken.after !== text) return [];
    const compared = compareRules([{ path, text: taken.before }], [{ path, text }]);
    // The heading names the file's path, which nobody reads here.
    return compared.flatMap((change) => changeLines([change], set, set, { lang, say }).slice(1)).map((line) => line.trim());
  }, [taken, path, text, set, lang, say]);
  const textNow = (): string => drafting.state.get().draft?.files.find(({ follows }) => follows === path)?.text ?? '';
  const write = (): void => {
    setReplacing(null);
    setTaken(null);
    void ruleSheets.write(path, part, title);
  };
  return {
    isBusy: progress !== null,
    write: () =>
      void ruleSheets.wouldReplace(path, part).then((sheets) => {
        if (sheets === null) return;
        if (sheets.length > 0) setReplacing(sheets);
        else write();
      }),
    read: () => {
      const before = textNow();
      void ruleSheets.read(path, part).then(() => setTaken(before === textNow() ? null : { before, after: textNow() }));
    },
    replacing,
    replace: write,
    keep: () => setReplacing(null),
    refused: refused?.path === path && samePart(refused.part, part) ? refused : null,
    changes,
  };
}

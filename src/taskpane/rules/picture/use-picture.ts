import { useMemo } from 'react';
import { pictureOf, type Picture } from '../../../authoring/picture';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { partText, rowText, whereText, type PictureWords } from '../../../report/picture-text';
import { titleOfName, type PolicyPart } from '../../../report/policy';
import { useWords } from '../../frame/context';
import { useMaybeEditor } from '../edit/editor-context';
import { usePolicy } from '../policy-context';

/** How something is to be seen: what is wrong, what is only to be known. */
export type Tone = 'plain' | 'bad' | 'warn';

export interface PartDrawn {
  readonly says: Picture['parts'][number]['says'];
  /** Of a gap that no rule can come into: it is no mistake. */
  readonly isIdle: boolean;
  readonly where: string;
  readonly text: string;
  readonly tone: Tone;
}

export interface PictureView {
  readonly picture: Picture;
  readonly words: PictureWords;
  readonly parts: readonly PartDrawn[];
  /** Rows that something is amiss with. */
  readonly rows: readonly string[];
}

/** A tier table as it can be drawn; null where its text can't be read. */
export function usePicture({ file, name }: PolicyPart): PictureView | null {
  const { set, textOf, shapeOf } = usePolicy();
  const { lang, say } = useWords();
  const editor = useMaybeEditor();
  const text = editor?.path === file.path ? editor.text : textOf(file.path);
  return useMemo(() => {
    const picture = pictureOf(set, file, text, name);
    if (!picture) return null;
    const outputs = (editor?.shape ?? shapeOf(file.path))?.tables?.[name]?.outputs;
    const words: PictureWords = {
      lang,
      say,
      titleOf: (of) => {
        const output = outputs?.[of]?.title;
        return output ? wordsIn(output, lang) : titleOfName(set, file, of, lang);
      },
    };
    return {
      picture,
      words,
      parts: picture.parts.map((part) => {
        const isIdle = part.says === 'gap' && (!part.matters || picture.gapsMeant);
        const tone: Tone = part.says === 'overlap' || (part.says === 'gap' && !isIdle) ? 'bad' : part.says === 'waits' ? 'warn' : 'plain';
        return { says: part.says, isIdle, where: printable(whereText(picture, part, words)), text: printable(partText(picture, part, words)), tone };
      }),
      rows: picture.rows.map((row) => rowText(row, words)).filter((told) => told !== null),
    };
  }, [set, file, text, name, editor, shapeOf, lang, say]);
}

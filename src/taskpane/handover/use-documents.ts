import { useEffect, useState } from 'react';
import { noticeOf } from '../../addin/notice';
import { Slices } from '../../addin/slices';
import { loadLanguage } from '../../i18n/load-language';
import { documentInSteps, documentsOf, type DocumentKind, type TextDocument } from '../../report/documents';
import { secondOf } from '../../report/second-view';
import type { Made, View } from '../../report/tables/view';
import { useAddIn, useSession } from '../frame/context';
import { copyText } from '../frame/copy-text';
import { canDownload, save } from '../frame/save';
import { useObservable } from '../frame/use-observable';

export interface DocumentsView {
  readonly kinds: readonly DocumentKind[];
  readonly canDownload: boolean;
  readonly shown: (TextDocument & { readonly kind: DocumentKind }) | null;
  /** Whether the text was copied; null: nobody tried. */
  readonly copied: boolean | null;
  readonly download: (kind: DocumentKind) => void;
  /** Shows a text to be copied, or puts it away. */
  readonly show: (kind: DocumentKind) => void;
  readonly copy: () => void;
}

export function useDocuments(view: View, made: () => Made): DocumentsView {
  const facts = useObservable(useAddIn().facts);
  const { desk } = useSession();
  const [shown, setShown] = useState<DocumentsView['shown']>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  // What is shown is of the report that it was made of.
  useEffect(() => setShown(null), [view]);
  // Some stand in two languages.
  const make = (kind: DocumentKind, then: (document: TextDocument) => void): void => {
    loadLanguage(secondOf(view.lang))
      .then(() => new Slices().through(documentInSteps(kind, { ...view, made: made() })))
      .then(then)
      .catch((error: unknown) => desk.tell(noticeOf(error)));
  };
  return {
    kinds: documentsOf(view),
    canDownload: canDownload(facts?.platform ?? ''),
    shown,
    copied,
    download: (kind) => make(kind, save),
    show: (kind) => {
      setCopied(null);
      if (shown?.kind === kind) setShown(null);
      else make(kind, (document) => setShown({ ...document, kind }));
    },
    copy: () => {
      if (shown) void copyText(shown.text).then(setCopied);
    },
  };
}

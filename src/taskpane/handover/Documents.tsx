import { Button, Textarea } from '@fluentui/react-components';
import { titleOfDocument, type DocumentKind } from '../../report/documents';
import type { Made, View } from '../../report/tables/view';
import { useWords } from '../frame/context';
import { useHandoverStyles } from './handover-styles';
import { useDocuments } from './use-documents';

/** Pages to print and files for other programs: to be downloaded where the host can, and always as a text to copy. */
export function Documents({ view, made }: { readonly view: View; readonly made: () => Made }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const documents = useDocuments(view, made);
  return (
    <div className={styles.close}>
      <p className={styles.faint}>{say('handover.documents-about')}</p>
      <ul className={styles.documents}>
        {documents.kinds.map((kind) => (
          <li key={kind} className={styles.document}>
            <div className={styles.documentLine}>
              <span className={styles.documentName}>{nameOf(kind, say)}</span>
              <span className={styles.documentActs}>
                {documents.canDownload && (
                  <Button size="small" aria-label={say('handover.download-named', { name: nameOf(kind, say) })} onClick={() => documents.download(kind)}>
                    {say('handover.download')}
                  </Button>
                )}
                <Button size="small" aria-expanded={documents.shown?.kind === kind} aria-label={say('handover.show-named', { name: nameOf(kind, say) })} onClick={() => documents.show(kind)}>
                  {say(documents.shown?.kind === kind ? 'handover.hide' : 'handover.show')}
                </Button>
              </span>
            </div>
            {documents.shown?.kind === kind && (
              <>
                <Textarea className={styles.text} readOnly rows={8} value={documents.shown.text} aria-label={documents.shown.name} onFocus={({ target }) => target.select()} />
                <div className={styles.documentLine}>
                  <span className={styles.documentName} role="status">
                    {documents.copied === null ? say('handover.copy-by-hand') : say(documents.copied ? 'handover.copied' : 'handover.not-copied')}
                  </span>
                  <Button size="small" onClick={documents.copy}>
                    {say('handover.copy')}
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const nameOf = (kind: DocumentKind, say: View['say']): string => say('handover.document', { name: titleOfDocument(kind, say), ending: kind.slice(kind.indexOf('.') + 1).toUpperCase() });

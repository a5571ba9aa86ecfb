import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { PolicyPart } from '../../../report/policy';
import { useWords } from '../../frame/context';
import { BoxPicture } from './BoxPicture';
import { GridPicture } from './GridPicture';
import { LinePicture } from './LinePicture';
import { usePictureStyles } from './picture-styles';
import { usePicture } from './use-picture';

const LAYOUTS = { line: LinePicture, grid: GridPicture, boxes: BoxPicture } as const;

/** A tier table drawn: which row decides where, where none does, and where several contradict each other. */
export function TablePicture({ part }: { readonly part: PolicyPart }) {
  const { say } = useWords();
  const styles = usePictureStyles();
  const view = usePicture(part);
  if (!view) return null;
  const Layout = LAYOUTS[view.picture.layout];
  return (
    <>
      <Layout view={view} />
      {view.rows.length > 0 && (
        <ul className={styles.list}>
          {view.rows.map((text) => (
            <li key={text} className={styles.told}>
              <WarningRegular className={`${styles.icon} ${styles.warn}`} />
              {text}
            </li>
          ))}
        </ul>
      )}
      {!view.picture.complete && <p className={styles.faint}>{say('author.picture-incomplete')}</p>}
    </>
  );
}

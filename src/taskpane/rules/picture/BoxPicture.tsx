import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { mergeClasses } from '@fluentui/react-components';
import { useWords } from '../../frame/context';
import { usePictureStyles } from './picture-styles';
import type { PictureView } from './use-picture';

/** More than two inputs can't be drawn on paper: what is amiss is listed, with where it is. */
export function BoxPicture({ view: { parts } }: { readonly view: PictureView }) {
  const { say } = useWords();
  const styles = usePictureStyles();
  const amiss = parts.filter(({ tone }) => tone === 'bad');
  return (
    <ul className={styles.list}>
      {amiss.length === 0 && (
        <li className={styles.told}>
          <CheckmarkCircleRegular className={styles.icon} />
          {say('author.picture-sound')}
        </li>
      )}
      {amiss.map(({ where, text }, at) => (
        <li key={at} className={styles.told}>
          <ErrorCircleRegular className={mergeClasses(styles.icon, styles.bad)} />
          <span>
            {where} <span className={styles.bad}>{text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

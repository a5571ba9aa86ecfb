import { mergeClasses } from '@fluentui/react-components';
import { useHandoverStyles } from './handover-styles';

/** @param share thousandths of the longest bar; nothing is drawn of none. */
export function Bar({ share, isHollow = false }: { readonly share: number; readonly isHollow?: boolean }) {
  const styles = useHandoverStyles();
  return share === 0 ? null : <div className={mergeClasses(styles.bar, isHollow && styles.hollow)} style={{ width: `${share / 10}%` }} />;
}

/** What a bar looks like, before the heading of its figures. */
export function Swatch({ isHollow = false }: { readonly isHollow?: boolean }) {
  const styles = useHandoverStyles();
  return <span aria-hidden className={mergeClasses(styles.bar, styles.swatch, isHollow && styles.hollow)} />;
}

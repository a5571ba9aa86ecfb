import { makeStyles, tokens } from '@fluentui/react-components';
import { PLAIN_BUTTON } from '../frame/style-parts';

export const useWhatIfStyles = makeStyles({
  search: { maxWidth: 'none', width: '100%' },
  figures: { margin: 0, padding: 0, listStyleType: 'none' },
  figure: {
    ...PLAIN_BUTTON,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { overflowWrap: 'anywhere' },
  now: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', maxWidth: '45vw', overflowWrap: 'anywhere' },
  clause: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  trial: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'start' },
  value: { flexGrow: 1, minWidth: 0, '& .fui-Input': { minWidth: 0 }, '& .fui-Input__input': { minWidth: 0 } },
  outcome: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

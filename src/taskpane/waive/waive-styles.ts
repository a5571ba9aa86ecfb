import { makeStyles, tokens } from '@fluentui/react-components';
import { BUTTONS, CARD, COLUMN, FAINT, LONG_LINK, PARAGRAPH, WIDE_SELECT } from '../frame/style-parts';

export const useWaiveStyles = makeStyles({
  panel: { ...COLUMN, outlineStyle: 'none' },
  column: COLUMN,
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  paragraph: PARAGRAPH,
  faint: FAINT,
  wide: WIDE_SELECT,
  covered: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, borderLeft: `4px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorNeutralBackground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  covers: { display: 'flex', flexDirection: 'column', alignItems: 'start', overflowWrap: 'anywhere', minWidth: 0 },
  actions: BUTTONS,
  card: CARD,
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, fontWeight: tokens.fontWeightSemibold },
  money: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusWarningForeground3 },
  plain: { color: tokens.colorNeutralForeground3 },
  todo: PARAGRAPH,
  link: LONG_LINK,
});

import { makeStyles, tokens } from '@fluentui/react-components';
import { BUTTONS, FLUSH_SWITCH, PARAGRAPH } from '../frame/style-parts';

export const useCheckStyles = makeStyles({
  /** The top right corner is Excel's own: its menu lies there. */
  heading: { margin: 0, paddingRight: '32px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  bar: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  month: { flexGrow: 1, minWidth: 0, '& > select': { width: '100%', minWidth: 0 } },
  check: { flexShrink: 0, minWidth: 'auto', whiteSpace: 'nowrap' },
  faint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  live: FLUSH_SWITCH,
  left: { marginLeft: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  early: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  earlyList: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  earlyLine: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: tokens.spacingHorizontalXS, overflowWrap: 'anywhere' },
  progress: { display: 'grid', gridTemplateColumns: '1fr auto', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  acts: BUTTONS,
  paragraph: PARAGRAPH,
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

import { makeStyles, tokens } from '@fluentui/react-components';

export const useCheckStyles = makeStyles({
  /** The top right corner is Excel's own: its menu lies there. */
  heading: { margin: 0, paddingRight: '32px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  bar: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  month: { flexGrow: 1, minWidth: 0, '& .fui-Select__select': { width: '100%', minWidth: 0 } },
  check: { flexShrink: 0, minWidth: 'auto', whiteSpace: 'nowrap' },
  faint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  progress: { display: 'grid', gridTemplateColumns: '1fr auto', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  totals: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: tokens.spacingHorizontalS, margin: 0 },
  total: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  totalName: { order: 1, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  totalCount: { margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  totalMore: { order: 2, margin: 0, lineHeight: tokens.lineHeightBase200, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  paragraph: { margin: 0, overflowWrap: 'anywhere' },
  acts: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  act: { minWidth: 0, whiteSpace: 'normal' },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3, padding: tokens.spacingVerticalXS, verticalAlign: 'bottom' },
  cell: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: tokens.spacingVerticalXS, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, verticalAlign: 'top', overflowWrap: 'anywhere' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

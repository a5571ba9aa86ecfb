import { makeStyles, tokens } from '@fluentui/react-components';

const button = {
  width: '100%',
  border: 'none',
  backgroundColor: 'transparent',
  color: tokens.colorNeutralForeground1,
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
} as const;

export const useFindingsStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  place: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  groupHeading: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  group: { ...button, display: 'grid', gridTemplateColumns: 'auto auto minmax(0, 1fr) auto', gap: tokens.spacingHorizontalXS, padding: `${tokens.spacingVerticalS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  faint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  chevron: { fontSize: tokens.fontSizeBase400 },
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  label: { padding: `${tokens.spacingVerticalXS} 0 0 36px`, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightSemibold },
  finding: {
    ...button,
    display: 'block',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 32px`,
    borderLeft: `4px solid transparent`,
    overflowWrap: 'anywhere',
    // What sticks to the top and the bottom of the pane would hide it.
    scrollMarginTop: '48px',
    scrollMarginBottom: '56px',
  },
  current: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground1Selected },
  consequence: { paddingLeft: '48px' },
  where: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, flexWrap: 'wrap', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  cell: { color: tokens.colorBrandForegroundLink },
  more: { alignSelf: 'start', marginLeft: '32px' },
  nothing: { margin: 0 },
});

import { makeStyles, tokens } from '@fluentui/react-components';
import { FLUSH_SWITCH, PARAGRAPH } from '../frame/style-parts';

const small = { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } as const;
const faint = { ...small, color: tokens.colorNeutralForeground3 } as const;
const clickable = { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } } as const;

export const useFindingsStyles = makeStyles({
  summary: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  paragraph: PARAGRAPH,
  remarkLine: { ...faint, margin: 0, overflowWrap: 'anywhere' },
  ruleErrors: { ...small, margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  marks: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  switch: FLUSH_SWITCH,
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, listStyleType: 'none', margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  /** As in the sheet, also where the system forces its own colours: that is what the legend is about. */
  legendItem: { ...small, padding: `1px ${tokens.spacingHorizontalSNudge}`, forcedColorAdjust: 'none' },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  bar: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  barLine: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, padding: `${tokens.spacingVerticalXS} 0` },
  heading: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  place: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  filter: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: tokens.spacingHorizontalS },
  search: { minWidth: 0, width: '100%', maxWidth: 'none' },
  grouping: { minWidth: 0 },
  looks: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  rule: { gridColumn: '1 / -1', justifySelf: 'start', minWidth: 0, whiteSpace: 'normal', textAlign: 'left' },
  look: { minWidth: 'auto', whiteSpace: 'nowrap' },
  hygiene: { gridColumn: '1 / -1', minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  none: { margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  tree: { position: 'relative', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  line: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', zIndex: 1 },
  },
  group: { ...clickable, display: 'flex', gap: tokens.spacingHorizontalXS, padding: `${tokens.spacingVerticalSNudge} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  groupActs: { padding: `0 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}` },
  inner: { paddingLeft: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold, borderTopColor: 'transparent' },
  label: { flexGrow: 1, minWidth: 0 },
  remark: { ...faint, display: 'block', fontWeight: tokens.fontWeightRegular },
  count: { flexShrink: 0, paddingRight: tokens.spacingHorizontalXS, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  /** In the middle of the first line of text. */
  chevron: { flexShrink: 0, fontSize: tokens.fontSizeBase400, marginTop: '2px' },
  icon: { marginTop: '2px' },
  finding: { paddingLeft: tokens.spacingHorizontalM, borderLeft: '4px solid transparent', paddingBottom: tokens.spacingVerticalXXS },
  deeper: { paddingLeft: tokens.spacingHorizontalXXL },
  deepest: { paddingLeft: tokens.spacingHorizontalXXXL },
  current: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground1Selected },
  told: { ...clickable, display: 'flex', gap: tokens.spacingHorizontalSNudge, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} 0` },
  where: { ...faint, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, flexWrap: 'wrap' },
  cell: { color: tokens.colorBrandForeground2, '@media (forced-colors: active)': { textDecorationLine: 'underline' } },
  fold: { ...clickable, ...faint, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, paddingBottom: tokens.spacingVerticalXXS },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, padding: `${tokens.spacingVerticalXS} 0` },
  toCopy: { ...small, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, paddingRight: tokens.spacingHorizontalS },
  textarea: { width: '100%', boxSizing: 'border-box', font: 'inherit', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}` },
});

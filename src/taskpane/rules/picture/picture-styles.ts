import { makeStyles, tokens } from '@fluentui/react-components';
import { FAINT } from '../../frame/style-parts';

const small = { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } as const;
/** Where the system has its own colours, a shape is told by its outline and pattern. */
const OWN_COLOURS = '@media (forced-colors: active)';

export const usePictureStyles = makeStyles({
  box: { position: 'relative' },
  drawing: { position: 'absolute', inset: 0 },
  says: { ...small, margin: 0, padding: 0, listStyleType: 'none' },
  stretch: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS, minHeight: '40px' },
  said: { display: 'flex', flexDirection: 'column', justifyContent: 'center', padding: '3px 0', minWidth: 0, overflowWrap: 'anywhere' },
  where: { color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  tick: { fontSize: tokens.fontSizeBase100, fill: tokens.colorNeutralForeground2, [OWN_COLOURS]: { fill: 'CanvasText' } },
  axis: { stroke: tokens.colorNeutralStroke1, [OWN_COLOURS]: { stroke: 'CanvasText' } },
  dot: { fill: tokens.colorNeutralForeground1, stroke: tokens.colorNeutralForeground1, [OWN_COLOURS]: { fill: 'CanvasText', stroke: 'CanvasText' } },
  block: { stroke: tokens.colorNeutralStroke1, [OWN_COLOURS]: { stroke: 'CanvasText' } },
  row: { fill: tokens.colorBrandBackground2, [OWN_COLOURS]: { fill: 'Canvas' } },
  collected: { fill: tokens.colorBrandBackground2Hover, [OWN_COLOURS]: { fill: 'Canvas' } },
  gap: { fill: tokens.colorNeutralBackground1, strokeDasharray: '3 3', stroke: tokens.colorStatusDangerForeground1, [OWN_COLOURS]: { fill: 'Canvas', stroke: 'CanvasText' } },
  overlap: { fill: tokens.colorStatusDangerBackground2, stroke: tokens.colorStatusDangerForeground1, [OWN_COLOURS]: { fill: 'Canvas', stroke: 'CanvasText' } },
  waits: { fill: tokens.colorNeutralBackground3, strokeDasharray: '1 3', [OWN_COLOURS]: { fill: 'Canvas' } },
  hatch: { stroke: tokens.colorStatusDangerForeground1, strokeWidth: '1.5px', [OWN_COLOURS]: { stroke: 'CanvasText' } },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warn: { color: tokens.colorStatusWarningForeground1 },
  list: { ...small, margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  told: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: tokens.spacingHorizontalXS, alignItems: 'start', overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase300, marginTop: '1px' },
  faint: FAINT,
  gridBox: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  grid: { ...small, borderCollapse: 'collapse', width: '100%' },
  gridHead: { textAlign: 'left', verticalAlign: 'bottom', padding: tokens.spacingVerticalXXS, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3 },
  gridCell: { padding: tokens.spacingVerticalXXS, border: `1px solid ${tokens.colorNeutralStroke1}`, verticalAlign: 'top', minWidth: '56px' },
  gridRow: { backgroundColor: tokens.colorBrandBackground2 },
  gridGap: { border: `2px dashed ${tokens.colorStatusDangerForeground1}` },
  gridIdle: { border: `1px dotted ${tokens.colorNeutralStroke1}`, color: tokens.colorNeutralForeground3 },
  gridOverlap: { border: `2px solid ${tokens.colorStatusDangerForeground1}`, backgroundColor: tokens.colorStatusDangerBackground2 },
});

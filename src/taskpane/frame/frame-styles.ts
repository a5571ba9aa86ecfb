import { makeStyles, tokens } from '@fluentui/react-components';

export const useFrameStyles = makeStyles({
  page: { minHeight: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground1 },
  main: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
  },
  centred: { flexGrow: 1, display: 'flex', flexDirection: 'column', justifyContent: 'center', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXL },
  bottom: { position: 'sticky', bottom: 0, zIndex: 1, boxShadow: tokens.shadow8, backgroundColor: tokens.colorNeutralBackground2 },
  footer: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  reminder: { margin: 0, display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  brand: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  /** Read by screen readers alone. */
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

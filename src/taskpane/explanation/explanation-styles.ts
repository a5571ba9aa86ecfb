import { makeStyles, tokens } from '@fluentui/react-components';

const small = { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } as const;
const link = {
  ...small,
  /** The least that a finger hits (WCAG 2.2, 2.5.8). */
  minHeight: '24px',
  padding: 0,
  border: 'none',
  backgroundColor: 'transparent',
  color: tokens.colorBrandForegroundLink,
  fontFamily: 'inherit',
  textAlign: 'left',
  textDecorationLine: 'underline',
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  ':hover': { color: tokens.colorBrandForegroundLinkHover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
} as const;

export const useExplanationStyles = makeStyles({
  explanation: {
    ...small,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginRight: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    /** The links' colour has contrast enough here, in every theme. */
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  stale: { margin: 0, color: tokens.colorStatusWarningForeground1 },
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  fact: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  term: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3 },
  told: { margin: 0, whiteSpace: 'pre-wrap' },
  cells: { margin: 0, display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  more: link,
  steps: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  step: { '& ul': { marginTop: tokens.spacingVerticalXXS, paddingLeft: tokens.spacingHorizontalS, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` } },
  stepHead: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' } },
  how: { display: 'block', color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorStatusWarningForeground1 },
});

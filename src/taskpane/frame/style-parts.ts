import { tokens, type GriffelStyle } from '@fluentui/react-components';

/* What several panels are made of, so that they look alike. */

export const PARAGRAPH: GriffelStyle = { margin: 0, overflowWrap: 'anywhere' };

/** What is said beside, in small. */
export const FAINT: GriffelStyle = { ...PARAGRAPH, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 };

/** The parts of a panel, one below the other. */
export const COLUMN: GriffelStyle = { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 };

/** Buttons side by side, as many as the width takes. */
export const BUTTONS: GriffelStyle = { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS };

/** One thing of several, framed. */
export const CARD: GriffelStyle = {
  ...COLUMN,
  gap: tokens.spacingVerticalXS,
  padding: tokens.spacingHorizontalS,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  borderRadius: tokens.borderRadiusMedium,
};

/** A switch in line with what stands above and below it. */
export const FLUSH_SWITCH: GriffelStyle = { minHeight: '24px', '& .fui-Switch__label': { padding: 0, paddingLeft: tokens.spacingHorizontalS }, '& .fui-Switch__indicator': { margin: 0 } };

/** A list of choices as wide as its field, however long a choice is. */
export const WIDE_SELECT: GriffelStyle = { minWidth: 0, '& .fui-Select__select': { width: '100%', minWidth: 0 } };

/** A link of more than a word. */
export const LONG_LINK: GriffelStyle = { textAlign: 'left', overflowWrap: 'anywhere', '@media (forced-colors: active)': { textDecorationLine: 'underline' } };

/** A button as plain as a line of text, until a pointer or the focus is on it. */
export const PLAIN_BUTTON: GriffelStyle = {
  width: '100%',
  border: 'none',
  backgroundColor: 'transparent',
  color: tokens.colorNeutralForeground1,
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
};

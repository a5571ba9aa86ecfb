import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Look } from '../../report/finding-entries';

const ICONS = { block: ErrorCircleFilled, warn: WarningFilled, info: InfoFilled, 'cannot-judge': QuestionCircleFilled, waived: CheckmarkCircleRegular } as const;

const useStyles = makeStyles({
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  block: { color: tokens.colorStatusDangerForeground1 },
  warn: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  'cannot-judge': { color: tokens.colorNeutralForeground3 },
  waived: { color: tokens.colorNeutralForeground3 },
});

/** A shape and a colour; the word stands beside it, or is given as a label. */
export function SeverityIcon({ look, label, className }: { readonly look: Look; readonly label?: string; readonly className?: string }) {
  const styles = useStyles();
  const Icon = ICONS[look];
  return <Icon className={mergeClasses(styles.icon, styles[look], className)} {...(label === undefined ? { 'aria-hidden': true } : { 'aria-label': label, role: 'img' })} />;
}

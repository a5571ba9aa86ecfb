import { mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useWords } from '../frame/context';
import { useRecogniseStyles, useStatusStyles } from './recognise-styles';
import type { Status } from './status';

const ICONS = { 'not-read': ErrorCircleFilled, partly: WarningFilled, unknown: QuestionCircleFilled, read: CheckmarkCircleFilled, left: ProhibitedRegular, blank: SubtractCircleRegular } as const;

/** How it stands with a sheet: a shape, a colour, and the word for those who see neither. */
export function StatusIcon({ status }: { readonly status: Status }) {
  const { say } = useWords();
  const { icon } = useRecogniseStyles();
  const colours = useStatusStyles();
  const Icon = ICONS[status];
  return <Icon className={mergeClasses(icon, colours[status])} role="img" aria-label={say(`recognise.status-${status}`)} />;
}

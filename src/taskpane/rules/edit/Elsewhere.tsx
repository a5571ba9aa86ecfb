import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../../frame/context';
import { useEditor, type At } from './editor-context';
import { problemText } from '../../frame/problem-text';
import { problemsElsewhere } from './problems';

/** What is wrong with a part and stands in none of its fields. */
export function Elsewhere({ at, told }: { readonly at: At; readonly told: readonly At[] }) {
  const { problems } = useEditor();
  const { say } = useWords();
  const others = problemsElsewhere(problems, at, told);
  return others.map((problem) => (
    <MessageBar key={`${problem.pointer} ${problem.code}`} intent={problem.severity === 'error' ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>{problemText(problem, say)}</MessageBarBody>
    </MessageBar>
  ));
}

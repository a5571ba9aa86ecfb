import { Button } from '@fluentui/react-components';
import { isMarked } from '../../addin/marks';
import { brokenRules } from './broken-rules';
import { useSession, useSessionState, useWords } from './context';
import { NoticeBar } from './NoticeBar';
import { reopenedIn } from '../waive/waiver-list';
import { UnreadableParts } from './UnreadableParts';
import { useObservable } from './use-observable';

/** What holds until something is done about it: above the results, since it bears on them. */
export function StandingNotices() {
  const { rules, desk, marks } = useSession();
  const { isStale, progress, checked, panel, marks: marked } = useSessionState();
  const reopened = checked && panel !== 'waive' ? reopenedIn(checked.view.report) : 0;
  const ruling = useObservable(rules.state);
  const { say } = useWords();
  const broken = ruling.kind === 'in-force' ? brokenRules(ruling.rules.set, say) : null;
  return (
    <>
      {ruling.kind === 'refused' && (
        <NoticeBar notice={{ ...ruling.why, key: 'pane.rules-refused', params: { why: say(ruling.why.key, ruling.why.params), from: ruling.canUseBundled ? 'workbook' : 'bundled' } }}>
          <Button size="small" onClick={() => void rules.load()}>
            {say('pane.try-again')}
          </Button>
          {ruling.canUseBundled && (
            <Button size="small" onClick={() => void rules.load(true)}>
              {say('pane.use-bundled')}
            </Button>
          )}
        </NoticeBar>
      )}
      {broken && <NoticeBar notice={broken} />}
      <UnreadableParts />
      {checked === null && progress === null && marked !== null && isMarked(marked) && (
        <NoticeBar notice={{ intent: 'info', key: 'walk.marks-left', params: { cells: marked.cells } }}>
          <Button size="small" onClick={() => void marks.turnOff()}>
            {say('walk.marks-take-away')}
          </Button>
        </NoticeBar>
      )}
      {isStale && progress === null && <NoticeBar notice={{ intent: 'warning', key: 'pane.stale', params: {} }} />}
      {reopened > 0 && progress === null && (
        <NoticeBar notice={{ intent: 'warning', key: 'waive.reopened', params: { count: reopened } }}>
          <Button size="small" onClick={() => desk.change({ panel: 'waive' })}>
            {say('waive.reopened-look')}
          </Button>
        </NoticeBar>
      )}
    </>
  );
}

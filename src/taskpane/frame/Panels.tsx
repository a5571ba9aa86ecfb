import { CounterBadge, Spinner, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect } from 'react';
import { PANELS, type PanelName } from '../../addin/session-state';
import { useSession, useSessionState, useWords } from './context';
import { PANEL_OF } from './panels';
import { reopenedIn } from '../waive/waiver-list';

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: { paddingLeft: tokens.spacingHorizontalSNudge, paddingRight: tokens.spacingHorizontalSNudge },
  count: { marginLeft: tokens.spacingHorizontalXS },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

const tabId = (panel: PanelName): string => `tab-${panel}`;

/** The steps of a month's work behind tabs; one is in sight. */
export function Panels() {
  const { desk } = useSession();
  const { panel, checked } = useSessionState();
  const { say } = useWords();
  const styles = useStyles();
  const reopened = checked ? reopenedIn(checked.view.report) : 0;
  const Panel = PANEL_OF[panel];
  const turnTo = (chosen: PanelName): void => {
    // What went well there is no news here.
    const { notice } = desk.state.get();
    desk.change({ panel: chosen, ...(notice?.intent === 'success' ? { notice: null } : {}) });
  };
  useEffect(() => {
    // The button that had the tabs come is gone. Where somebody is at work in the sheet, the focus is not ours to move.
    if (document.hasFocus() && document.activeElement === document.body) document.getElementById(tabId(desk.state.get().panel))?.focus({ preventScroll: true });
  }, [desk]);
  return (
    <>
      <TabList size="small" className={styles.tabs} aria-label={say('pane.panels')} selectedValue={panel} onTabSelect={(_, { value }) => turnTo(value as PanelName)}>
        {PANELS.filter((name) => PANEL_OF[name]).map((name) => (
          <Tab key={name} id={tabId(name)} value={name} className={styles.tab} aria-controls={`panel-${name}`}>
            {say(`pane.panel-${name}`)}
            {name === 'waive' && reopened > 0 && <CounterBadge size="small" color="danger" className={styles.count} count={reopened} aria-label={say('waive.reopened-count', { count: reopened })} />}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id={`panel-${panel}`} aria-labelledby={tabId(panel)} className={styles.panel}>
        <Suspense fallback={<Spinner size="tiny" />}>{Panel && <Panel />}</Suspense>
      </div>
    </>
  );
}

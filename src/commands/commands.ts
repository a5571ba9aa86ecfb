import { showPane } from '../addin/host';
import { theAddIn } from '../addin/running';
import type { Session } from '../addin/session';

/** A ribbon button, or a shortcut, which Excel calls without an event: works on the session that the pane shows, and is always told to be done, whatever happens. */
function button(does: (session: Session) => Promise<void>): (event?: Office.AddinCommands.Event) => void {
  return (event) => {
    void theAddIn()
      .ready()
      .then((session) => (session === null ? showPane() : run(session, does)))
      .catch(console.error)
      .finally(() => event?.completed());
  };
}

/** What went wrong, or has to be known, is read in the pane. */
async function run(session: Session, does: (session: Session) => Promise<void>): Promise<void> {
  await does(session);
  const { notice, hidden } = session.desk.state.get();
  if (hidden !== null || (notice !== null && notice.intent !== 'success')) await showPane();
}

/** The pane first: it shows how far the check is, and what it found or why it could not. */
const check = button(async ({ checker }) => {
  await showPane();
  await checker.check();
});

const nextFinding = button(async ({ walk }) => walk.go(1));

const clearMarks = button(async ({ marks }) => marks.turnOff());

// At once, not when the host is ready: a button may be what starts this runtime. The names stand in manifest.xml.
Office.actions.associate('check', check);
Office.actions.associate('next-finding', nextFinding);
Office.actions.associate('clear-marks', clearMarks);

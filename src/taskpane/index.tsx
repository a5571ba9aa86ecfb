import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { theAddIn } from '../addin/running';
import { App } from './frame/App';

const root = document.getElementById('root');
if (root) {
  const addIn = theAddIn();
  // The page's own first frame stays until there are words for the pane's. At once: the engine is on its way, and would come before.
  void addIn.spoken.then(() => flushSync(() => createRoot(root).render(<App addIn={addIn} />)));
}

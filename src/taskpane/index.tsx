import { createRoot } from 'react-dom/client';
import { theAddIn } from '../addin/running';
import { App } from './frame/App';

const root = document.getElementById('root');
if (root) {
  const addIn = theAddIn();
  // The page's own first frame stays until there are words for the pane's.
  void addIn.spoken.then(() => createRoot(root).render(<App addIn={addIn} />));
}

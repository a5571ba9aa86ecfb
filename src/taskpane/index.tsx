import { createRoot } from 'react-dom/client';
import { theAddIn } from '../addin/running';
import { App } from './frame/App';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App addIn={theAddIn()} />);

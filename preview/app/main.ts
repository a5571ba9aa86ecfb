import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import '../../src/i18n/every-language';
import { Page } from './page';

createRoot(document.getElementById('page')!).render(createElement(Page));

// `npm run bench`: installs what is missing, then measures (see bench/).
import { install } from './setup.mjs';

install();
await import('../bench/run.mjs');

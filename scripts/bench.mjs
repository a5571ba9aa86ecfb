// `npm run bench [part]`: installs what is missing, then measures (see bench/ and docs/benchmarks.md).
import { join } from 'node:path';
import { install, ROOT } from './setup.mjs';

install();
// The engines to measure against lie apart: who builds and tests Guiju does not pay for them.
install(join(ROOT, 'bench', 'peers'));
await import('../bench/run.mjs');

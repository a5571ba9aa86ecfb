import '../src/i18n/every-language';
import { companyTable } from './company-table';
import { functionsTable } from './functions';
import { packsTable } from './packs-table';
import { pageTable } from './pane-page';
import { sliceTable } from './pane-slices';
import { growth, measure, peers } from './race';
import { readingTable } from './reading';
import type { Shape } from './rows';
import { typingTable } from './typing';

async function paneTable(): Promise<void> {
  await pageTable();
  await sliceTable();
}

/** Parts of the bench, in the order in which they run; `node bench/run.mjs peers` runs one of them alone. */
const PARTS = {
  peers,
  growth,
  functions: functionsTable,
  company: companyTable,
  packs: packsTable,
  reading: readingTable,
  typing: typingTable,
  pane: paneTable,
} as const;

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

const [first, shape, name] = process.argv.slice(2);
if (first === 'contender') await measure(shape as Shape, name!);
else for (const part of process.argv.slice(2).some(isPart) ? process.argv.slice(2).filter(isPart) : Object.keys(PARTS).filter(isPart)) await PARTS[part]();

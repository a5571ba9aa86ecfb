import { callTable } from './calls';
import { growth } from './race';
import { companyTable } from './company-table';
import { contendersOf } from './contenders';
import { readingTable } from './reading';
import { report } from './table';

/** Parts of the bench, in the order in which they run; `node bench/run.mjs peers` runs one of them alone. */
const PARTS = {
  peers: async () => {
    const mixed = await report('mixed', await contendersOf('mixed'));
    const failing = await report('all fail', await contendersOf('all fail'));
    console.log(`every row failing: ${(failing / mixed).toFixed(2)} of the mixed rate (from rule files on disk)\n`);
  },
  growth,
  calls: callTable,
  company: companyTable,
  reading: readingTable,
} as const;

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

const wanted = process.argv.slice(2).filter(isPart);
for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS).filter(isPart)) await PARTS[part]();

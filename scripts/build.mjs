// `npm run build`: dist/, the add-in ready to host, for the address and the cloud that are named (docs/deploy.md).
import { parseArgs } from 'node:util';
import { install, upToDate } from './setup.mjs';

function complain(...lines) {
  for (const line of lines) console.error(line);
  process.exit(2);
}

const USAGE = 'npm run build -- --url https://addins.example.com/guiju/ [--office china]';
let options;
try {
  options = parseArgs({ options: { url: { type: 'string' }, office: { type: 'string', default: 'world' }, development: { type: 'boolean', default: false } } }).values;
} catch (error) {
  complain(error.message, USAGE);
}

/** Where the folder will be served, with a slash at its end. Excel takes https alone. */
function address(given) {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '') {
    complain(`--url ${given}：须是 https:// 开头的网址，不带 ? 与 #。 / Must be an address that begins with https://, without ? and #.`, USAGE);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

install();
const { installableFolder, ADD_IN_SOURCES, LOCALHOST } = await import('./build/add-in.mjs');
const { OFFICE } = await import('./build/office.mjs');
if (!Object.hasOwn(OFFICE, options.office)) complain(`--office ${options.office}：只有 ${Object.keys(OFFICE).join('、')}。 / Only ${Object.keys(OFFICE).join(', ')}.`, USAGE);
const { development, office } = options;
const url = options.url === undefined ? LOCALHOST : address(options.url);
const target = development ? 'build/development' : 'dist';
await upToDate(target, { sources: ADD_IN_SOURCES, also: JSON.stringify({ url, office }) }, (fresh) => installableFolder(fresh, { development, office, url }));
console.log(`${target}/`);
if (options.url === undefined && !development) {
  console.log(`没有给 --url：清单指向 ${url}，只能在本机试用。 / Without --url the manifest points at ${url}: for trying out on this machine alone.`, `\n${USAGE}`);
}

// `npm run build`: dist/, the add-in ready to host, for the address, the cloud and the rules that are named (docs/deploy.md).
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, callersFolder, CLI, install, ROOT, run, upToDate } from './setup.mjs';

function complain(...lines) {
  for (const line of lines) console.error(line);
  process.exit(2);
}

const USAGE = 'npm run build -- --url https://addins.example.com/guiju/ [--office china] [--rules FOLDER]';
let options;
try {
  options = parseArgs({
    options: {
      url: { type: 'string' },
      office: { type: 'string', default: 'world' },
      rules: { type: 'string' },
      development: { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
    },
  }).values;
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

/** The company's own rule files, where it named some: they go out only when they are sound. */
async function soundRules(given) {
  if (given === undefined) return resolve(ROOT, 'rules');
  const folder = resolve(callersFolder(), given);
  await bundle('command-line');
  if (run(process.execPath, [CLI, 'rules', 'lint', '--rules', folder], { stdio: 'inherit' }) !== 0) complain(`--rules ${given}：规则有误，没有构建。 / These rules have mistakes; nothing was built.`);
  return folder;
}

install();
const { installableFolder, ADD_IN_SOURCES } = await import('./build/add-in.mjs');
const { LOCALHOST } = await import('./build/manifest.mjs');
const { OFFICE } = await import('./build/office.mjs');

const { development, office, preview } = options;
if (preview) {
  const { buildPreview } = await import('./build/preview.mjs');
  console.log(await buildPreview());
  process.exit(0);
}
if (!Object.hasOwn(OFFICE, office)) complain(`--office ${office}：只有 ${Object.keys(OFFICE).join('、')}。 / Only ${Object.keys(OFFICE).join(', ')}.`, USAGE);
const url = options.url === undefined ? LOCALHOST : address(options.url);
const rules = await soundRules(options.rules);
const target = development ? 'build/development' : 'dist';
await upToDate(target, { sources: [...ADD_IN_SOURCES, rules], also: JSON.stringify({ url, office, rules }) }, (fresh) => installableFolder(fresh, { development, office, url, rules }));
console.log(`${target}/`);
if (options.url === undefined && !development) {
  console.log(`没有给 --url：清单指向 ${url}，只能在本机试用。 / Without --url the manifest points at ${url}: for trying out on this machine alone.\n${USAGE}`);
}

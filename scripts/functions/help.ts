import type { Language } from '../../src/i18n/language';
import { wordsOf } from './metadata';
import type { Signature } from './signatures';
import { EXAMPLES, HELP_LANGUAGES, helpPath, WORDS, type Example } from './words';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);

const element = (name: string, content: string, attributes = ''): string => `<${name}${attributes}>${content}</${name}>`;
const paragraphs = (texts: readonly string[]): string => texts.map((text) => element('p', escaped(text))).join('\n');
const list = (texts: readonly string[]): string => element('ul', texts.map((text) => element('li', escaped(text))).join('\n'));

const cells = (row: readonly (string | number)[]): string => element('tr', row.map((cell) => element('td', escaped(String(cell)))).join(''));

/** A formula and its result side by side; what fills many cells or is long stands below it. */
function exampleRows(example: Example, lang: Language): string {
  const formula = element('code', escaped(example.formula));
  if ('result' in example) {
    const results = typeof example.result === 'object' ? example.result : [example.result];
    return element('tr', element('td', formula) + element('td', results.map((one) => escaped(String(one))).join('<br>')));
  }
  const rows = example.shown[lang];
  const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  const below = only === undefined ? element('div', element('table', rows.map(cells).join('')), ' class="spilled"') : element('p', escaped(String(only)));
  return element('tr', element('td', formula + below, ' colspan="2"'));
}

function section(own: Signature, lang: Language): string {
  const { page, functions } = WORDS[lang];
  const { description, parameters, result } = wordsOf(own, lang);
  const examples = EXAMPLES[own.id] ?? [];
  const signature = `=GUIJU.${own.id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', ')})`;
  const rows = parameters.map(({ name, description: meaning }) => element('tr', element('th', escaped(name), ' scope="row"') + element('td', escaped(meaning))));
  const shown = examples.map((example) => exampleRows(example, lang));
  return element(
    'section',
    [
      element('h2', own.id, ` id="${own.id}"`),
      element('p', escaped(description)),
      element('p', element('code', escaped(signature)), ' class="signature"'),
      element('table', [...rows, element('tr', element('th', escaped(page.result), ' scope="row"') + element('td', escaped(result)))].join('\n')),
      list(functions[own.id]?.notes ?? []),
      ...(shown.length > 0 ? [element('h3', escaped(page.examples)), element('table', [element('tr', element('th', escaped(page.formula), ' scope="col"') + element('th', escaped(page.result), ' scope="col"')), ...shown].join('\n'), ' class="examples"')] : []),
    ].join('\n'),
  );
}

/** A page of help on all functions, without a script: an anchor for each, the same id as in functions.json. */
export function helpPage(functions: readonly Signature[], lang: Language): string {
  const { page } = WORDS[lang];
  const others = HELP_LANGUAGES.filter((other) => other !== lang).map((other) => `<a href="${helpPath(other).split('/').at(-1) ?? ''}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escaped(page.title)}</title>
<link rel="stylesheet" href="functions.css">
</head>
<body>
<header>
${element('h1', escaped(page.title))}
${element('nav', others.join(' '))}
${paragraphs(page.intro)}
${element('nav', functions.map(({ id }) => `<a href="#${id}">${id}</a>`).join(' '), ' class="functions"')}
</header>
<main>
${functions.map((own) => section(own, lang)).join('\n')}
${element('section', element('h2', escaped(page.common), ' id="common"') + list(page.commonNotes))}
</main>
</body>
</html>
`;
}

export const HELP_STYLE = `:root { color-scheme: light dark; --line: #d6d9de; --soft: #f4f5f7; --link: #0f5ba7; }
@media (prefers-color-scheme: dark) { :root { --line: #43464c; --soft: #26282c; --link: #7db8f0; } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; font: 15px/1.65 "Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; scroll-margin-top: 1rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
a { color: var(--link); }
nav a { margin-right: .75rem; }
code { font-family: Consolas, "Cascadia Mono", Menlo, monospace; font-size: .93em; }
.signature code, section > p > code { display: block; padding: .5rem .75rem; background: var(--soft); border-radius: 4px; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; font-weight: normal; }
th { white-space: nowrap; }
table.examples code { overflow-wrap: anywhere; }
.spilled { overflow-x: auto; }
.spilled table { font-size: .87em; min-width: 40rem; }
.examples p { margin: .35rem 0; }
ul { padding-left: 1.25rem; margin: .5rem 0; }
`;

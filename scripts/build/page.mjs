// The add-in's one page: src/taskpane/taskpane.html with what differs between environments filled in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';
import { filled } from './template.mjs';

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Each script once, in the order in which the entries need them: office.js at once, as Microsoft asks, ours when the page has been read. */
function scriptTags(before, entries) {
  const ours = [...new Set(Object.values(entries).flat())];
  return [...before.map((src) => `<script src="${escape(src)}"></script>`), ...ours.map((src) => `<script defer src="${escape(src)}"></script>`)].join('\n    ');
}

/**
 * The page's text.
 * @param {{entries: Record<string, string[]>, before: string[], policy: string, icon: string}} of
 * `before` are the scripts that come before ours: office.js, and in the preview what makes it speak to the page around.
 */
export function panePage({ entries, before, policy, icon }) {
  const template = readFileSync(join(ROOT, 'src', 'taskpane', 'taskpane.html'), 'utf8');
  return filled(template, { policy: escape(policy), scripts: scriptTags(before, entries), icon });
}

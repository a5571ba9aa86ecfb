import { sameText } from '../../values/same-text';
import { needsAll, plain, type FunctionDefinition } from './definition';
import { whole } from './whole';

export const CONTAINS: FunctionDefinition = {
  name: 'CONTAINS',
  usage: 'CONTAINS(text, part)',
  help: { 'zh-CN': '文本里是否有 part；列表里是否有这一项；不分全角半角、大小写、繁简', en: 'does the text hold the part, or the list that item? Width, case, simplified or traditional make no difference' },
  arity: [2, 2],
  check: plain([['text', 'role', 'list'], ['text', 'role']], 'yesno'),
  evaluate: needsAll(([text, part]) => {
    if (typeof part !== 'string') return null;
    const wanted = sameText(part);
    // White space alone has no form to compare: it is looked for as it is.
    if (typeof text === 'string') return wanted === '' ? text.includes(part) : sameText(text).includes(wanted);
    return Array.isArray(text) ? text.some((item) => sameText(String(item)) === wanted) : null;
  }),
};

export const LEN: FunctionDefinition = {
  name: 'LEN',
  usage: 'LEN(text)',
  help: { 'zh-CN': '字数', en: 'how many characters' },
  arity: [1, 1],
  check: plain([['text', 'role']], 'count'),
  evaluate: needsAll(([text]) => (typeof text === 'string' ? whole([...text].length) : null)),
};

import { sameText } from '../../values/same-text';
import { needsAll, plain, type FunctionDefinition } from './definition';
import { whole } from './whole';

export const CONTAINS: FunctionDefinition = {
  name: 'CONTAINS',
  usage: 'CONTAINS(text, part)',
  help: { 'zh-CN': '文本里是否有 part；列表里是否有这一项；不分全角半角、大小写、繁简', en: 'does the text hold the part, or the list that item? Width, case, simplified or traditional make no difference' },
  arity: [2, 2],
  check: plain([['text', 'role', 'list'], ['text', 'role']], 'yesno'),
  // Words from a policy are looked for in what people typed: width, case, 简体 and 繁體 make no difference.
  evaluate: needsAll(([text, part]) => {
    if (typeof part !== 'string') return null;
    if (typeof text === 'string') return sameText(text).includes(sameText(part));
    return Array.isArray(text) ? text.some((item) => sameText(String(item)) === sameText(part)) : null;
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

import { needsAll, plain, type FunctionDefinition } from './definition';
import { whole } from './whole';

export const CONTAINS: FunctionDefinition = {
  name: 'CONTAINS',
  usage: 'CONTAINS(text, part)',
  help: { 'zh-CN': '文本里是否有 part；列表里是否有这一项', en: 'does the text hold the part, or the list that item?' },
  arity: [2, 2],
  check: plain([['text', 'role', 'list'], ['text', 'role']], 'yesno'),
  // Both a text and a list know `includes`: part of the one, item of the other.
  evaluate: needsAll(([text, part]) => (typeof part === 'string' && (typeof text === 'string' || Array.isArray(text)) ? text.includes(part) : null)),
};

export const LEN: FunctionDefinition = {
  name: 'LEN',
  usage: 'LEN(text)',
  help: { 'zh-CN': '字数', en: 'how many characters' },
  arity: [1, 1],
  check: plain([['text', 'role']], 'count'),
  evaluate: needsAll(([text]) => (typeof text === 'string' ? whole([...text].length) : null)),
};

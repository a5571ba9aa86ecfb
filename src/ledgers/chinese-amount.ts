import { sameText } from '../values/same-text';

/** Digits as they are spoken and as they are written on receipts. */
const DIGITS = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value] as const));
const RECEIPT = new Map([...'〇壹贰叁肆伍陆柒捌玖'].map((digit, value) => [digit, '零一二三四五六七八九'.charAt(value)] as const));
const PLAIN: ReadonlyMap<string, string> = new Map([...RECEIPT, ['两', '二'], ['拾', '十'], ['佰', '百'], ['仟', '千'], ['圆', '元'], ['块', '元'], ['正', '整'], ['毛', '角']]);

const AMOUNT = /^(?:人民币|rmb|¥)?:?((?:.+亿)?(?:[^亿]+万)?[^亿万]*)元整?(?:零?(.)角)?(?:零?(.)分)?整?$/;
const SMALL_AMOUNT = /^(?:人民币)?(?:(.)角)?(?:(.)分)?整?$/;
const SECTION = /^(?:(.)千)?零?(?:(.)百)?零?(?:(.?)十)?零?(.)?$/;
const MOST_FEN = BigInt(Number.MAX_SAFE_INTEGER);

const digitOf = (text: string | undefined): number | null => (text === undefined ? 0 : (DIGITS.get(text) ?? null));

/** A number below 10,000. */
function section(text: string): number | null {
  const match = SECTION.exec(text);
  if (!match) return null;
  const [, thousands, hundreds, tens, ones] = match;
  const parts = [digitOf(thousands), digitOf(hundreds), tens === '' ? 1 : digitOf(tens), digitOf(ones)];
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum * 10 + part!, 0);
}

function whole(text: string): bigint | null {
  const [, aboveText = '', middleText = '', lowText = ''] = /^(?:(.+)亿)?(?:(.+)万)?(.*)$/.exec(text) ?? [];
  const parts = [aboveText, middleText, lowText].map((part) => section(part.replace(/^零(?=.)/, '')));
  if (parts.some((part) => part === null)) return null;
  return parts.reduce((sum, part) => sum * 10_000n + BigInt(part!), 0n);
}

function sectionText(value: number): string {
  const units = ['千', '百', '十', ''];
  return [...String(value).padStart(4, '0')]
    .map((digit, place) => (digit === '0' ? '零' : `${'零一二三四五六七八九'.charAt(Number(digit))}${units[place]!}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

/** How the number is written in full. */
function written(value: bigint): string {
  const groups = [Number(value / 100_000_000n), Number((value / 10_000n) % 10_000n), Number(value % 10_000n)];
  const units = ['亿', '万', ''];
  let text = '';
  groups.forEach((group, place) => {
    if (group === 0) return;
    text += `${text !== '' && group < 1000 ? '零' : ''}${sectionText(group)}${units[place]!}`;
  });
  return text === '' ? '零' : text;
}

/** What may be said either way: 十 for 一十, and the 零 before a digit that has its unit. */
const loose = (text: string): string => text.replace(/一十/g, '十').replace(/([亿万千百])零(?=.[千百]|.?十)/g, '$1').replace(/^零(?=.)/, '');

/**
 * Whole fen of an amount in Chinese numerals: 壹仟贰佰元整, 一万零五百元三角, 人民币叁佰元伍分. Null where it is none, names no 元, 角 or 分, or is
 * written as nobody can be sure of (一万五元: 15,000 or 10,005?).
 */
export function parseChineseAmount(text: string): number | null {
  const plain = [...sameText(text).replace(/[\s,]/g, '')].map((character) => PLAIN.get(character) ?? character).join('');
  const match = AMOUNT.exec(plain);
  const [, wholeText = '零', jiao, fen] = match ?? [];
  const small = match ? null : SMALL_AMOUNT.exec(plain);
  if (!match && (!small || (small[1] === undefined && small[2] === undefined))) return null;
  const yuan = match ? whole(wholeText) : 0n;
  const [jiaoValue, fenValue] = [digitOf(match ? jiao : small?.[1]), digitOf(match ? fen : small?.[2])];
  if (yuan === null || jiaoValue === null || fenValue === null) return null;
  if (match && (wholeText === '' || loose(written(yuan)) !== loose(wholeText))) return null;
  const all = yuan * 100n + BigInt(jiaoValue * 10 + fenValue);
  return all > MOST_FEN ? null : Number(all);
}

import { october, octoberAt, OCTOBER_WORKDAYS, clock } from './days.mjs';
import { PEOPLE, person } from './people.mjs';
import { note, notAvailable, number, percent, text, total } from './sheet.mjs';

const columns = [
  { key: 'quote_no', header: '报价单号', kind: 'text', width: 13 },
  { key: 'quote_date', header: '报价日期', kind: 'date', width: 11 },
  { key: 'customer_id', header: '客户编号', kind: 'text', width: 9 },
  { key: 'customer_name', header: '客户名称', kind: 'text', width: 18 },
  { key: 'product', header: '产品名称', kind: 'text', width: 15 },
  { key: 'salesperson_id', header: '业务员工号', kind: 'text', width: 11 },
  { key: 'salesperson_name', header: '业务员', kind: 'text', width: 9 },
  { key: 'price_total', header: '报价金额', kind: 'money', width: 14 },
  { key: 'cost_total', header: '成本金额', kind: 'money', width: 14 },
  { key: 'margin_pct', header: '毛利率', kind: 'percent', width: 9 },
  { key: 'customer_info_complete', header: '客户资料是否齐全', kind: 'yesno', width: 16 },
  { key: 'need_assessed_at', header: '需求判断日期', kind: 'date', width: 12 },
  { key: 'cost_by', header: '成本核算人', kind: 'text', width: 11 },
  { key: 'cost_date', header: '成本核算日期', kind: 'date', width: 12 },
  { key: 'base_price', header: '准价', kind: 'money', width: 14 },
  { key: 'base_price_by_role', header: '准价核定人职务', kind: 'text', width: 14 },
  { key: 'base_price_at', header: '准价核定日期', kind: 'date', width: 12 },
  { key: 'discount_pct', header: '折扣率', kind: 'percent', width: 8 },
  { key: 'gift_value', header: '赠品金额', kind: 'money', width: 10 },
  { key: 'decided_by_role', header: '报价决定人职务', kind: 'text', width: 14 },
  { key: 'decided_by_name', header: '报价决定人', kind: 'text', width: 11 },
  { key: 'decided_at', header: '决定时间', kind: 'moment', width: 16 },
  { key: 'detail_pack_attached', header: '是否附详细资料', kind: 'yesno', width: 14 },
  { key: 'post_approval_at', header: '后补审批时间', kind: 'moment', width: 16 },
  { key: 'sent_at', header: '发出时间', kind: 'moment', width: 16 },
  { key: 'customer_confirmed_at', header: '客户确认时间', kind: 'moment', width: 16 },
  { key: 'loss_amount', header: '造成损失金额', kind: 'money', width: 13 },
  { key: 'reputation_damage', header: '是否造成名誉受损', kind: 'yesno', width: 16 },
];

export const CUSTOMERS = ['澄江食品', '云帆物流', '北塘纺织', '远岚建材', '禾木家居', '星澜电子', '丰屿农业', '锦溪印刷', '拓北机械', '清越医疗', '安岭化工', '南枝服饰', '海棠酒店', '砺石工贸', '青石板餐饮', '朗月文化']
  .map((name, i) => ({ id: `KH${String(i + 1).padStart(3, '0')}`, name: `${name}有限公司` }));
const PRODUCTS = ['企业融资顾问', '信用评估服务', '资金对接服务', '贷后管理服务', '财税咨询套餐'];

/** Who decides a quote of this margin when all goes by the book; in basis points, whole numbers only. */
const DECIDERS = { '000101': '总经理', '000102': '总经办' };

/** The quotes of the month: { rows, sheet }. Prices and costs are whole fen. */
export function quotesOfMonth(planted, { int, pick, chance }) {
  const rows = [];
  const mark = (row, ...rest) => planted.row(row, ...rest);
  const sellers = PEOPLE.filter((p) => p.department === '业务部' && p.title === '业务员' && p.left === null && !['000428', '000430', '000410', '000414'].includes(p.id));

  function quote(price, cost, deciderTitle, changes = {}) {
    const seller = pick(sellers);
    const customer = pick(CUSTOMERS);
    const quoteDay = pick(OCTOBER_WORKDAYS.slice(0, -2));
    const own = deciderTitle === '业务员';
    const decider = own ? seller : deciderTitle === '业务经理' ? person(seller.supervisor) : person(deciderTitle === '总经办' ? '000102' : '000101');
    const decided = quoteDay * 1440 + clock('10:00') + int(0, 240);
    const sent = decided + int(10, 90);
    const row = {
      quote_no: null, quote_date: quoteDay,
      customer_id: customer.id, customer_name: customer.name, product: pick(PRODUCTS),
      salesperson_id: seller.id, salesperson_name: seller.name, price_total: price, cost_total: cost,
      margin_pct: (letter, r) => ({ ...percent((price - cost) / price), f: `(${letter('price_total')}${r}-${letter('cost_total')}${r})/${letter('price_total')}${r}` }),
      customer_info_complete: true, need_assessed_at: quoteDay - int(0, 5), cost_by: '陆子谦', cost_date: quoteDay - int(1, 2),
      base_price: Math.round((price * 95) / 10_000) * 100, base_price_by_role: '总经理', base_price_at: quoteDay - int(0, 1),
      decided_by_role: DECIDERS[decider.id] ?? decider.title, decided_by_name: decider.name, decided_at: decided,
      detail_pack_attached: ['总经办', '总经理'].includes(deciderTitle) ? true : null,
      post_approval_at: own ? (quoteDay + 1) * 1440 + clock('11:20') : null,
      sent_at: sent, customer_confirmed_at: chance(45) ? sent + int(600, 4000) : null,
      discount_pct: null, gift_value: null, loss_amount: null, reputation_damage: null,
      ...changes,
    };
    rows.push(row);
    return row;
  }

  /** An ordinary quote: its margin lies well inside a tier and the right person decided. */
  function ordinary(changes) {
    const price = int(30, 900) * 20_000;
    const points = pick([5400, 5600, 6100, 6800, 7200, 3300, 3500, 3800, 4200, 4600, 4750, 2200, 2500, 2700, 1600]);
    const title = points >= 5000 ? '业务员' : points >= 3000 ? '业务经理' : points >= 2000 ? '总经办' : '总经理';
    return quote(price, (price * (10_000 - points)) / 10_000, title, changes);
  }
  const PRICE = 1_000_000;
  const atPoints = (points, title, changes) => quote(PRICE, PRICE - points * 100, title, changes);

  for (let i = 0; i < 12; i += 1) ordinary();
  mark(atPoints(5000, '业务员'), 'QUO-1', 'pass', '毛利率正好50%，业务员可先行决定，已后补审批');
  mark(atPoints(5001, '业务员'), 'QUO-1', 'pass', '毛利率50.01%，业务员可先行决定');
  mark(atPoints(4999, '业务员'), 'QUO-2', 'violation', '毛利率49.99%，应由业务经理决定，业务员自行决定');
  mark(atPoints(3000, '业务经理'), 'QUO-2', 'pass', '毛利率正好30%，业务经理决定');
  mark(atPoints(3001, '业务经理'), 'QUO-2', 'pass', '毛利率30.01%，业务经理决定');
  mark(atPoints(2999, '业务经理', { detail_pack_attached: true }), 'QUO-3', 'violation', '毛利率29.99%，应由总经办决定，业务经理决定');
  mark(atPoints(2000, '总经办'), 'QUO-3', 'pass', '毛利率正好20%，总经办决定，附详细资料');
  mark(atPoints(2001, '总经办'), 'QUO-3', 'pass', '毛利率20.01%，总经办决定');
  mark(atPoints(1999, '总经办'), 'QUO-4', 'violation', '毛利率19.99%，应由总经理决定，总经办决定');
  mark(atPoints(6200, '总经理'), 'QUO-1', 'pass', '毛利率62%，由更高一级总经理决定');
  mark(quote(2_460_000, 2_700_000, '总经理'), ['QUO-4', 'hygiene'], 'violation', '亏本报价（提示），由总经理决定，权限合规');
  mark(atPoints(5600, '业务员', { post_approval_at: null }), 'QUO-1', 'violation', '业务员先行决定后没有补审批');
  const after = atPoints(3600, '业务经理');
  after.sent_at = after.decided_at - 95;
  mark(after, 'QUO-2', 'violation', '先发给客户，后经业务经理决定');
  const sameMinute = atPoints(3700, '业务经理');
  sameMinute.sent_at = sameMinute.decided_at;
  mark(sameMinute, 'QUO-2', 'pass', '决定与发出同一分钟');
  const gmLate = atPoints(1500, '总经理');
  gmLate.sent_at = gmLate.decided_at - 30;
  mark(gmLate, 'QUO-4', 'violation', '先发给客户，后经总经理决定');
  mark(atPoints(3600, '业务经理', { decided_by_role: null, decided_by_name: null, decided_at: null }), 'QUO-2', 'violation', '没有决定记录，已发给客户');
  mark(atPoints(6500, '业务员', { base_price_by_role: '业务经理' }), 'QUO-6', 'violation', '准价由业务经理核定，不是公司领导');
  mark(atPoints(2500, '总经办', { detail_pack_attached: false }), 'QUO-3', 'violation', '毛利率25%，没有附详细资料');
  for (let i = 0; i < 10; i += 1) ordinary();

  mark(ordinary({ cost_total: null, margin_pct: null }), ['QUO-1', 'QUO-2', 'QUO-3', 'QUO-4'], 'cannot-judge', '成本空白，毛利率无法判断');
  mark(ordinary({ cost_total: notAvailable('VLOOKUP("CB-9917",员工主档!A:B,2,FALSE)'), margin_pct: null }), ['QUO-1', 'QUO-2', 'QUO-3', 'QUO-4'], 'cannot-judge', '成本单元格是 #N/A');
  mark(ordinary({ price_total: 0, margin_pct: null }), ['QUO-1', 'QUO-2', 'QUO-3', 'QUO-4'], 'cannot-judge', '报价金额为0，毛利率无法计算');
  mark(atPoints(3400, '业务经理', { decided_by_role: '区域拓展官' }), ['QUO-2', 'reading'], 'cannot-judge', '职务“区域拓展官”不在职务表中');
  mark(atPoints(3300, '业务经理', { decided_by_role: '業務經理 ' }), ['QUO-2', 'reading'], 'pass', '职务是繁体且带尾随空格');
  mark(ordinary({ customer_info_complete: false }), 'QUO-5', 'violation', '报价前客户资料不齐');
  mark(ordinary({ need_assessed_at: null }), 'QUO-5', 'violation', '没有需求判断');
  const needLate = ordinary();
  needLate.need_assessed_at = needLate.quote_date + 1;
  mark(needLate, 'QUO-5', 'violation', '报价之后才判断需求');
  const needSame = ordinary();
  needSame.need_assessed_at = needSame.quote_date;
  mark(needSame, 'QUO-5', 'pass', '当天判断需求，当天报价');
  mark(ordinary({ cost_by: null, cost_date: null }), 'QUO-6', 'violation', '没有成本核算');
  const costLate = ordinary();
  costLate.cost_date = costLate.quote_date + 2;
  costLate.base_price_at = costLate.quote_date;
  mark(costLate, 'QUO-6', 'violation', '报价之后才核算成本');
  mark(ordinary({ base_price: null, base_price_by_role: null, base_price_at: null }), 'QUO-6', 'violation', '没有公司领导核定的准价');
  mark(atPoints(2400, '业务经理', { detail_pack_attached: true, loss_amount: 320_000, reputation_damage: true }), ['QUO-3', 'QUO-7'], 'violation', '越权报价并造成损失3200元，由业务员承担（建议）', { item: 'loss', amount: '-3200.00' });
  const baseLate = ordinary();
  baseLate.base_price_at = baseLate.quote_date + 1;
  mark(baseLate, 'QUO-6', 'violation', '报价之后才核定准价');
  const confirmedEarly = ordinary();
  confirmedEarly.customer_confirmed_at = (confirmedEarly.quote_date - 1) * 1440 + clock('16:00');
  mark(confirmedEarly, 'QUO-8', 'violation', '客户确认早于报价日期');
  mark(atPoints(5800, '业务员', { salesperson_id: '000504', salesperson_name: person('000504').name, decided_by_name: person('000504').name, gift_value: 20_000 }), 'QUO-18', 'violation', '客服人员自行承诺赠品200元');
  mark(atPoints(3900, '业务经理', { salesperson_id: '000508', salesperson_name: person('000508').name, discount_pct: 0.05 }), 'QUO-18', 'pass', '客服人员承诺95折，已由业务经理决定');
  const twice = ordinary();
  const again = ordinary();
  for (const row of [twice, again]) mark(row, 'hygiene', 'violation', '报价单号重复');
  mark(quote(5_000_000, 3_400_000, '业务经理', { margin_pct: percent(0.38) }), ['QUO-2', 'reading'], 'pass', '毛利率栏写38%，按金额算是32%：以报价和成本为准（提示）');
  mark(quote(4_000_000, 2_600_000, '业务经理', { margin_pct: number(35) }), ['QUO-2', 'reading'], 'pass', '毛利率栏写成数字35');
  mark(quote(4_800_000, 3_120_000, '业务经理', { margin_pct: text('35%') }), ['QUO-2', 'reading'], 'pass', '毛利率栏写成文字“35%”');
  mark(quote(6_000_000, 3_900_000, '业务经理', { margin_pct: number(0.35, '0%') }), ['QUO-2', 'reading'], 'pass', '毛利率栏写成百分比格式的0.35');
  mark(quote(5_200_000, 3_380_000, '业务经理', { margin_pct: number(0.35) }), ['QUO-2', 'reading'], 'cannot-judge', '毛利率栏写成没有格式的0.35：是35%还是0.35%无法核对；权限按金额判断，合规');
  mark(quote(1_200_000, 540_000, '业务员', { price_total: text('1.2万元'), margin_pct: percent(0.55) }), ['QUO-1', 'reading'], 'pass', '报价金额写成文字“1.2万元”');
  mark(quote(1_280_000, 832_000, '业务经理', { price_total: text('￥12,800.00'), cost_total: text('８，３２０．００'), margin_pct: percent(0.35) }), ['QUO-2', 'reading'], 'pass', '金额是文字和全角数字');
  mark(ordinary({ quote_date: text('2026年10月9日'), need_assessed_at: october(8), cost_date: october(8), base_price_at: october(8), decided_at: octoberAt(9, '10:10'), sent_at: octoberAt(9, '11:00') }), ['QUO-5', 'reading'], 'pass', '报价日期是文字');
  const hiddenRow = atPoints(2700, '业务员', { detail_pack_attached: true });
  mark(hiddenRow, ['QUO-3', 'reading'], 'violation', '这一行被隐藏，仍要检查：毛利率27%由业务员决定');
  while (rows.length < 80) ordinary();

  rows.sort((a, b) => a.sent_at - b.sent_at);
  rows.forEach((row, i) => {
    row.quote_no = `BJ2610-${String(i + 1).padStart(3, '0')}`;
  });
  again.quote_no = twice.quote_no;

  const laidOut = [...rows, total('合计', ['price_total', 'cost_total', 'loss_amount']), note('注：毛利率＝（报价－成本）÷报价；报价50%及以上业务员可先行报价，返回后补审批。')];
  return {
    rows,
    sheet: { name: '报价台账', title: '2026年10月报价台账', under: '编制：业务部　　单位：元', columns, rows: laidOut, filter: true, hidden: (row) => row === hiddenRow, keys: { quote_no: 'quote_no' } },
  };
}

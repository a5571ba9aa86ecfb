import { clock, day, october, octoberAt, OCTOBER_WORKDAYS } from './days.mjs';
import { PEOPLE, person } from './people.mjs';
import { CUSTOMERS } from './quotes.mjs';
import { columnsOf, text } from './sheet.mjs';

const OWNERS = ['000405', '000406', '000407', '000408', '000409', '000411', '000412', '000413', '000417', '000418', '000419', '000420', '000423', '000424', '000425', '000430'];
const INDUSTRIES = ['食品', '物流', '纺织', '建材', '家居', '电子', '农业', '印刷', '机械', '医疗', '化工', '服饰', '酒店', '建材', '餐饮', '文化'];
const SURNAMES = ['吴', '陈', '杨', '黄', '邱', '郭', '朱', '秦'];
const GIVEN = ['建平', '晓东', '丽君', '国栋', '雅文', '志刚', '慧兰', '海波'];
const nameOf = (n) => `${SURNAMES[n % 8]}${GIVEN[(n * 3 + 1) % 8]}`;
const phoneOf = (n) => `138${String(10_234_567 + n * 7_919).slice(0, 8)}`;

/** 客户档案: one full file a customer, in the parts that the policy names. */
export function customersSheet(planted, { int, pick }) {
  const columns = columnsOf([
    ['customer_id', '客户编号', 'text', 9], ['file_no', '档案编号', 'text', 12], ['name', '客户名称', 'text', 20], ['address', '地址', 'text', 24], ['phone', '电话', 'text', 13], ['contact_name', '联系人', 'text', 9], ['source', '客户来源', 'text', 10],
    ['economic_type', '经济类型', 'text', 9], ['registered_capital', '注册资本金', 'money', 16], ['size', '规模', 'text', 7], ['industry', '行业', 'text', 8], ['industry_rank', '行业地位', 'text', 14], ['products', '产品', 'text', 16], ['rd_strength', '研发实力', 'text', 14],
    ['features', '经营特色', 'text', 16], ['capital_strength', '资金实力', 'text', 12], ['reputation', '商业信誉', 'text', 10], ['competitor_status', '同行跟进情况', 'text', 16], ['swot', '优劣分析', 'text', 22], ['potential', '发展潜力', 'text', 9], ['intent', '合作意向', 'text', 9],
    ['need_record', '需求记录', 'text', 18], ['followup_status', '跟进状态', 'text', 9], ['is_key', '是否重点客户', 'yesno', 12], ['owner_id', '跟进人工号', 'text', 11], ['owner_name', '跟进人', 'text', 9], ['created_at', '建档日期', 'date', 11],
    ['transaction_log', '业务往来记录', 'text', 20], ['file_complete', '档案是否齐全', 'yesno', 12], ['updated_at', '更新日期', 'date', 11], ['last_info_sent_at', '最近产品资讯日期', 'date', 16],
  ]);
  const rows = CUSTOMERS.map(({ id, name }, i) => ({
    customer_id: id, file_no: `DA-${String(i + 1).padStart(4, '0')}`, name, address: `云溪市${pick(['新街口', '东湖', '城北', '滨江'])}${int(2, 268)}号`, phone: `025-5${String(int(1_000_000, 9_999_999))}`, contact_name: nameOf(i), source: pick(['转介绍', '展会', '网络', '陌生拜访']),
    economic_type: pick(['民营', '民营', '合资', '个体']), registered_capital: int(50, 2000) * 1_000_000, size: pick(['中型', '小型', '小型', '大型']), industry: INDUSTRIES[i], industry_rank: pick(['本市前列', '区域知名', '成长中']), products: `${INDUSTRIES[i]}产品及配套`, rd_strength: pick(['有自主研发', '与院校合作', '以代工为主']),
    features: pick(['渠道稳定', '订单季节性强', '老客户多']), capital_strength: pick(['充足', '一般', '周转偏紧']), reputation: pick(['良好', '良好', '一般']), competitor_status: pick(['无同行跟进', '一家同行在谈', '与同行合作过']), swot: pick(['现金流好，抵押物少', '订单足，账期长', '管理规范，规模小']), potential: pick(['高', '中', '中']), intent: pick(['强', '中', '中']),
    need_record: pick(['流动资金周转', '采购付款融资', '信用评估']), followup_status: pick(['跟进中', '已签约', '保持']), is_key: i < 4, owner_id: OWNERS[i], owner_name: person(OWNERS[i]).name, created_at: day('2026-01-05') + int(0, 200),
    transaction_log: pick(['2026年6月首次合作', '已合作两笔', '报价一次，待签约']), file_complete: true, updated_at: october(int(8, 30)), last_info_sent_at: october(int(8, 30)),
  }));
  const change = (id, changes, rule, words, verdict = 'violation') => planted.row(Object.assign(rows.find((row) => row.customer_id === id), changes), rule, verdict, words);
  change('KH005', { rd_strength: null, swot: null }, 'CRM-15', '缺研发实力、优劣分析（资料规范）');
  change('KH006', { phone: null, reputation: null }, 'CRM-18', '缺电话、商业信誉（资料规范）');
  change('KH007', { industry: null }, 'CRM-19', '没有按行业分类（资料规范）');
  change('KH008', { file_no: null }, ['CRM-21', 'CRM-18'], '档案没有编号（资料规范）');
  change('KH009', {}, 'CRM-21', '与KH010档案编号相同（资料规范）');
  change('KH010', { file_no: 'DA-0009' }, 'CRM-21', '与KH009档案编号相同（资料规范）');
  change('KH011', { owner_id: null, owner_name: null }, 'CRM-27', '没有跟进人（资料规范）');
  change('KH012', {}, 'CRM-16', '联系人表里没有联系人（资料规范）');
  change('KH013', { updated_at: day('2026-09-29') }, 'CRM-20', '上次更新已过一个月零两天（资料规范）');
  change('KH014', { updated_at: day('2026-09-30') }, 'CRM-20', '到10月30日正好一个月，已过一天（资料规范）');
  change('KH015', { followup_status: '未跟进' }, 'CRM-31', '已拜访，跟进状态仍是“未跟进”（资料规范）');
  change('KH016', { file_complete: false }, 'CRM-36', '登记为档案不齐全（资料规范）');
  change('KH003', { followup_status: '已签约', transaction_log: null }, 'CRM-19', '已签约，没有业务往来记录（资料规范）');
  change('KH004', { updated_at: text('十月更新过') }, ['CRM-20', 'reading'], '更新日期写成文字，读不出', 'cannot-judge');
  return { name: '客户档案', title: '客户档案（2026年10月）', under: '编制：业务部　　更新日期：2026-11-02', columns, rows, filter: true, keys: { customer_id: 'customer_id' } };
}

/** 客户联系人: the head and one more contact of each customer. */
export function contactsSheet(planted, { int, pick }) {
  const columns = columnsOf([
    ['customer_id', '客户编号', 'text', 9], ['customer_name', '客户名称', 'text', 20], ['role', '角色', 'text', 8], ['name', '姓名', 'text', 9], ['sex', '性别', 'text', 6], ['age', '年龄', 'number', 7], ['phone', '联系方式', 'text', 13], ['social', '社会关系', 'text', 16], ['ability', '能力', 'text', 14], ['background', '经历背景', 'text', 20],
  ]);
  const rows = CUSTOMERS.filter(({ id }) => id !== 'KH012').flatMap(({ id, name }, i) => ['负责人', i % 3 === 0 ? '财务' : '联系人'].map((role, n) => ({
    customer_id: id, customer_name: name, role, name: nameOf(i * 2 + n * 5), sex: pick(['男', '女']), age: int(28, 56), phone: phoneOf(i * 2 + n), social: pick(['行业协会会员', '校友会', '无特别往来']), ability: pick(['能拍板', '熟悉财务', '善沟通']), background: pick(['创办人', '从业十年', '由采购转任']),
  })));
  planted.row(Object.assign(rows[5], { ability: null, phone: null }), 'CRM-16', 'violation', '联系人缺联系方式、能力（资料规范）');
  return { name: '客户联系人', title: '客户联系人', under: '编制：业务部', columns, rows, keys: { customer_id: 'customer_id', role: 'role', name: 'name' } };
}

/** 拜访记录: visits that were planned and made, and calls. */
export function visitsSheet(planted, { int, pick }, { daily }) {
  const columns = columnsOf([
    ['visit_no', '拜访编号', 'text', 12], ['employee_id', '工号', 'text', 9], ['employee_name', '姓名', 'text', 9], ['customer_id', '客户编号', 'text', 9], ['contact_name', '联系人', 'text', 9], ['channel', '方式', 'text', 7], ['planned_at', '计划拜访日期', 'date', 13], ['scheduled_at', '预约时间', 'moment', 16],
    ['contact_at', '联系时间', 'moment', 16], ['topic', '洽谈事项', 'text', 20], ['result', '结果', 'text', 18], ['next_at', '下次预约', 'moment', 16], ['site_visit', '实地考察情况', 'text', 18], ['charge_info', '收费情况', 'text', 14], ['customer_comment', '客户评价', 'text', 16],
  ]);
  const rows = Array.from({ length: 32 }, (_, i) => {
    const n = i % 16;
    const planned = OCTOBER_WORKDAYS[Math.floor((i * 17) / 32)];
    const at = planned * 1440 + clock('10:00') + int(0, 400);
    return {
      visit_no: `BF2610-${String(i + 1).padStart(2, '0')}`, employee_id: OWNERS[n], employee_name: person(OWNERS[n]).name, customer_id: CUSTOMERS[n].id, contact_name: nameOf(n * 2), channel: pick(['上门', '上门', '电话']), planned_at: planned, scheduled_at: at - 1440, contact_at: at,
      topic: pick(['介绍授信方案', '核对资料清单', '确认报价', '回访使用情况']), result: pick(['客户有意向，待补资料', '已确认报价', '需再谈费率', '客户满意']), next_at: at + int(5, 12) * 1440, site_visit: pick(['厂房自有，生产正常', '门店客流稳定', '仓库满负荷']), charge_info: pick(['按合同收费', '首期已付']), customer_comment: pick(['服务及时', '资料要求清楚', '希望更快']),
    };
  });
  const plant = (n, changes, rule, words, verdict = 'violation') => planted.row(Object.assign(rows[n], changes), rule, verdict, words);
  plant(3, { contact_at: null, topic: null, result: null, next_at: null, site_visit: null, charge_info: null, customer_comment: null }, 'CRM-28', '计划了拜访，没有拜访记录');
  plant(8, { planned_at: Math.floor(rows[8].contact_at / 1440) - 1 }, 'CRM-28', '比计划晚一天拜访（提示）');
  plant(9, { planned_at: Math.floor(rows[9].contact_at / 1440) }, 'CRM-28', '按计划当天拜访', 'pass');
  plant(14, { channel: '上门', planned_at: null }, 'CRM-28', '上门拜访没有计划（提示）');
  plant(20, { result: null }, 'CRM-17', '联系记录没有结果（资料规范）');
  const silent = rows.find(({ channel, employee_id: id, contact_at: at }) => channel === '上门' && at !== null && daily(id, Math.floor(at / 1440))?.visit_summary);
  planted.row(Object.assign(daily(silent.employee_id, Math.floor(silent.contact_at / 1440)), { visit_summary: null }), 'CON-4', 'violation', '当天上门拜访过，日报没有写拜访情况（提示）');
  return { name: '拜访记录', title: '2026年10月客户拜访与联系记录', under: '编制：业务部', columns, rows, keys: { visit_no: 'visit_no' } };
}

const AGENTS = PEOPLE.filter((p) => p.title === '客服专员');

/** 通话登记: outbound calls of customer service. */
export function callsSheet(planted, { int, pick }) {
  const columns = columnsOf([
    ['call_date', '通话日期', 'date', 11], ['employee_id', '工号', 'text', 9], ['employee_name', '姓名', 'text', 9], ['line', '线路', 'text', 8], ['ringing_at', '振铃时间', 'moment', 16], ['answered_at', '接听时间', 'moment', 16], ['entered_at', '登记时间', 'moment', 16], ['private_flag', '是否私人电话', 'yesno', 13],
  ]);
  const rows = OCTOBER_WORKDAYS.flatMap((serial) => Array.from({ length: 2 }, () => {
    const ringing = serial * 1440 + clock('09:45') + int(0, 480);
    const who = pick(AGENTS.slice(4, 12));
    return { call_date: serial, employee_id: who.id, employee_name: who.name, line: pick(['外线1', '外线2', '外线3']), ringing_at: ringing, answered_at: ringing + int(0, 1), entered_at: ringing + int(4, 30), private_flag: false };
  })).sort((a, b) => a.ringing_at - b.ringing_at);
  planted.row(Object.assign(rows[6], { private_flag: true }), 'CON-57', 'violation', '用公司电话打私人电话（提示）');
  planted.row(Object.assign(rows[11], { entered_at: rows[11].ringing_at + 1440 }), 'SVC-33', 'violation', '次日才登记');
  planted.row(Object.assign(rows[12], { entered_at: rows[12].call_date * 1440 + clock('23:59') }), 'SVC-33', 'pass', '当天23:59登记');
  planted.row(Object.assign(rows[17], { entered_at: null }), 'SVC-33', 'violation', '没有登记');
  return { name: '通话登记', title: '2026年10月外拨通话登记', under: '编制：客服部', columns, rows, keys: { employee_id: 'employee_id', ringing_at: 'ringing_at' } };
}

/** 培训记录: one a department of the month. */
export function trainingSheet(planted) {
  const columns = columnsOf([
    ['plan_id', '培训计划编号', 'text', 13], ['outline', '培训大纲', 'text', 22], ['type', '培训类型', 'text', 9], ['topic', '培训主题', 'text', 20], ['department', '部门', 'text', 9], ['employee_id', '工号', 'text', 9], ['employee_name', '姓名', 'text', 9], ['date', '培训日期', 'date', 11],
    ['start_at', '开始时间', 'moment', 16], ['end_at', '结束时间', 'moment', 16], ['test_score', '考核成绩', 'number', 9], ['result', '培训结果', 'text', 9], ['feedback', '效果反馈', 'text', 18],
  ]);
  const SESSIONS = [
    ['PX2610-01', '授信产品与资料清单', '业务', '业务部', 14, '16:00', 90, ['000405', '000406', '000407', '000408', '000409', '000411']],
    ['PX2610-02', '新员工岗前培训', '岗前', '业务部', 15, '10:00', 120, ['000426', '000427', '000428']],
    ['PX2610-03', '投诉受理与话术', '业务', '客服部', 21, '15:00', 60, ['000504', '000507', '000508', '000509', '000513', '000514']],
    ['PX2610-04', '票据与报销规定', '专项', '财务部', 22, '14:00', 60, ['000202', '000203']],
    ['PX2610-05', '消防与办公安全', '安全', '行政部', 23, '14:00', 60, ['000302', '000303']],
  ];
  const rows = SESSIONS.flatMap(([plan, topic, type, department, d, from, minutes, ids]) => ids.map((id, i) => ({
    plan_id: plan, outline: `${topic}：要点、案例、测验`, type, topic, department, employee_id: id, employee_name: person(id).name, date: october(d), start_at: octoberAt(d, from), end_at: octoberAt(d, from) + minutes, test_score: 82 + ((i * 5) % 16), result: '合格', feedback: '能用于日常工作',
  })));
  const session = (topic) => rows.filter((row) => row.topic === topic);
  const plant = (topic, changes, rule, words, verdict = 'violation') => session(topic).map((row, i) => (i === 0 ? planted.row(Object.assign(row, changes), rule, verdict, words) : Object.assign(row, changes)));
  plant('票据与报销规定', { end_at: octoberAt(22, '14:59') }, 'HRM-18', '培训59分钟，不到1小时');
  plant('投诉受理与话术', {}, 'HRM-18', '培训正好1小时', 'pass');
  plant('新员工岗前培训', { plan_id: null, outline: null }, 'HRM-19', '没有培训计划和大纲（资料规范）');
  plant('消防与办公安全', { feedback: null }, 'HRM-19', '没有效果反馈（提示）');
  return { name: '培训记录', title: '2026年10月培训记录', under: '编制：行政部', columns, rows, keys: { employee_id: 'employee_id', topic: 'topic' } };
}

/** 文件资料: the company's profile, twice, and a few other papers. */
export function documentsSheet(planted) {
  const columns = columnsOf([
    ['doc_no', '文件编号', 'text', 13], ['category', '分类', 'text', 10], ['title', '文件名称', 'text', 22], ['registered_at', '登记日期', 'date', 11], ['approved_at', '审批日期', 'date', 11], ['issued_at', '发放日期', 'date', 11], ['archived_at', '归档日期', 'date', 11],
    ['has_main_business', '含主营业务', 'yesno', 11], ['has_cases', '含合作案例', 'yesno', 11], ['has_capital', '含注册资金', 'yesno', 11], ['has_founding_year', '含成立年份', 'yesno', 11], ['has_size', '含企业规模', 'yesno', 11],
  ]);
  const paper = (n, category, title, d, has = null) => ({
    doc_no: `WJ2610-${String(n).padStart(2, '0')}`, category, title, registered_at: october(d), approved_at: october(d), issued_at: october(d + 1), archived_at: october(d + 1), has_main_business: has, has_cases: has, has_capital: has, has_founding_year: has, has_size: has,
  });
  const rows = [paper(1, '公司简介', '公司简介（2026版）', 8, true), paper(2, '公司简介', '公司简介（展会版）', 12, true), paper(3, '制度', '外出登记办法（修订）', 14), paper(4, '报价', '报价单模板', 19), paper(5, '客户资料', '客户档案填写说明', 26)];
  planted.row(rows[0], 'CON-78', 'pass', '公司简介五项齐全');
  planted.row(Object.assign(rows[1], { has_capital: false, has_founding_year: null }), 'CON-78', 'violation', '公司简介缺注册资金、成立年份（资料规范）');
  return { name: '文件资料', title: '2026年10月文件资料登记', under: '编制：行政部', columns, rows, keys: { doc_no: 'doc_no' } };
}

import { october, octoberAt, OCTOBER_WORKDAYS, clock } from './days.mjs';
import { PEOPLE, person } from './people.mjs';
import { CUSTOMERS } from './quotes.mjs';
import { note, number } from './sheet.mjs';

const AGENTS = PEOPLE.filter((p) => p.title === '客服专员');

/** 客服工单: consultations, repairs and complaints. */
export function ticketsSheet(planted, { int, pick }) {
  const columns = [
    { key: 'ticket_no', header: '工单号', kind: 'text', width: 12 },
    { key: 'ticket_type', header: '工单类型', kind: 'text', width: 9 },
    { key: 'channel', header: '受理渠道', kind: 'text', width: 9 },
    { key: 'customer_id', header: '客户编号', kind: 'text', width: 9 },
    { key: 'customer_name', header: '客户名称', kind: 'text', width: 18 },
    { key: 'severity', header: '情节', kind: 'text', width: 8 },
    { key: 'received_at', header: '受理时间', kind: 'moment', width: 16 },
    { key: 'recorded_at', header: '记录时间', kind: 'moment', width: 16 },
    { key: 'handler_id', header: '处理人工号', kind: 'text', width: 11 },
    { key: 'details', header: '问题详情', kind: 'text', width: 24 },
    { key: 'cause', header: '原因分析', kind: 'text', width: 18 },
    { key: 'demand', header: '客户要求', kind: 'text', width: 14 },
    { key: 'responsibility', header: '责任归属', kind: 'text', width: 9 },
    { key: 'apology', header: '是否致歉', kind: 'yesno', width: 9 },
    { key: 'complaint_against', header: '被投诉人工号', kind: 'text', width: 13 },
    { key: 'solved_at', header: '解决时间', kind: 'moment', width: 16 },
    { key: 'status', header: '状态', kind: 'text', width: 8 },
    { key: 'closed_at', header: '结案时间', kind: 'moment', width: 16 },
    { key: 'feedback_at', header: '结果反馈时间', kind: 'moment', width: 16 },
    { key: 'authority_exceeded', header: '是否超出权限', kind: 'yesno', width: 13 },
    { key: 'escalated_at', header: '上报时间', kind: 'moment', width: 16 },
    { key: 'dispute_flag', header: '是否发生争执', kind: 'yesno', width: 13 },
  ];
  const rows = [];
  const TOPICS = { 咨询: ['询问办理进度', '询问资料清单', '询问收费标准'], 维修: ['系统登录失败', '短信收不到'], 建议: ['希望增加周末值班'] };
  const ticket = (type, serial, changes = {}) => {
    const received = serial * 1440 + clock('09:40') + int(0, 460);
    const solved = received + int(20, 220);
    const customer = pick(CUSTOMERS);
    const row = {
      ticket_no: `GD2610-${String(rows.length + 1).padStart(3, '0')}`, ticket_type: type, channel: pick(['电话', '在线', '电话', '上门']), customer_id: customer.id, customer_name: customer.name,
      severity: '一般', received_at: received, recorded_at: received + int(1, 9), handler_id: pick(AGENTS.slice(3)).id, details: TOPICS[type] ? pick(TOPICS[type]) : null,
      cause: null, demand: null, responsibility: null, apology: null, complaint_against: null, solved_at: solved, status: '已结案', closed_at: solved + 30,
      feedback_at: solved + 10, authority_exceeded: false, escalated_at: null, dispute_flag: false, ...changes,
    };
    rows.push(row);
    return row;
  };
  const complaint = (d, against, changes) => ticket('投诉', october(d), {
    complaint_against: against, details: '反映接听态度不耐烦', cause: '高峰期连续来电', demand: '致歉', responsibility: '公司', apology: true, ...changes,
  });
  for (let i = 0; i < 30; i += 1) {
    if (i === 6) complaint(13, '000508');
    else if (i === 12) complaint(20, '000511', { details: '答复与合同不符' });
    else if (i === 18) complaint(23, '000514', { severity: '严重', apology: false, details: '承诺回电未回' });
    else if (i === 21) planted.row(ticket('咨询', october(26), { channel: '电话', recorded_at: null }), 'QUO-10', 'violation', '电话咨询没有记录时间（提示）');
    else ticket(pick(['咨询', '咨询', '咨询', '维修', '建议']), OCTOBER_WORKDAYS[Math.floor((i * 18) / 30)]);
  }
  const complaints = rows.filter((row) => row.ticket_type === '投诉');
  planted.row(complaints[2], 'SVC-34', 'violation', '公司的责任，没有致歉');
  const more = (d, changes, rule, words, verdict = 'violation') => planted.row(complaint(d, null, changes), rule, verdict, words);
  more(14, { responsibility: '客户' }, 'SVC-34', '不是公司的责任，却致歉');
  more(15, { responsibility: '客户', apology: false }, 'SVC-34', '不是公司的责任，没有致歉', 'pass');
  more(16, { responsibility: null, apology: null }, 'SVC-34', '已结案，没有认定责任');
  more(21, { cause: null, demand: null }, 'SVC-53', '投诉没有原因和客户要求');
  more(22, { dispute_flag: true }, 'SVC-53', '与客户发生争执');
  more(27, { recorded_at: null }, 'SVC-38', '投诉没有记录时间');
  more(28, { authority_exceeded: true }, 'SVC-38', '超出权限，没有上报');
  more(29, { authority_exceeded: true, escalated_at: octoberAt(29, '17:00') }, 'SVC-38', '超出权限，已上报', 'pass');
  planted.row(ticket('建议', october(20), { feedback_at: null }), 'CRM-36', 'violation', '建议已结案，没有反馈（提示）');
  return { name: '客服工单', title: '2026年10月客服工单', under: '编制：客服部', columns, rows, keys: { ticket_no: 'ticket_no' } };
}

/** [工号, 考试, 抽查, 小组长评分, 总分] — the mean of each team is exactly 85. */
const SCORES = [
  ['000504', 88, 86, 90, 88], ['000506', null, null, null, null], ['000507', 80, 82, 78, 80], ['000508', 84, 86, 85, 85], ['000509', 90, 92, 88, 90], ['000510', 82, 84, 83, 83],
  ['000511', 78, 80, 82, 80], ['000512', 90, 88, 89, 89],
  ['000505', 86, 88, 87, 87], ['000513', 79, 81, 80, 80], ['000514', 85, 85, 85, 85], ['000515', 72, 80, 79, 77], ['000516', 92, 90, 94, 92], ['000517', 88, 90, 86, 88],
  ['000518', 82, 84, 86, 84], ['000519', 86, 88, 87, 87],
];

/** 考核: the monthly appraisal of customer service with its five scores, and of the salespersons with their total. */
export function appraisalsSheet(planted) {
  const columns = [
    { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
    { key: 'employee_name', header: '姓名', kind: 'text', width: 9 },
    { key: 'level', header: '考核层级', kind: 'text', width: 9 },
    { key: 'cycle', header: '考核周期', kind: 'text', width: 9 },
    { key: 'period', header: '考核期间', kind: 'text', width: 11 },
    { key: 'date', header: '考核日期', kind: 'date', width: 11 },
    { key: 'exam_score', header: '专业知识考试成绩', kind: 'number', width: 16 },
    { key: 'call_quality_score', header: '电话质量抽查得分', kind: 'number', width: 16 },
    { key: 'coop_ok', header: '合作指标是否达标', kind: 'yesno', width: 16 },
    { key: 'return_rate', header: '退单率', kind: 'percent', width: 8 },
    { key: 'tl_score', header: '小组长评分', kind: 'number', width: 11 },
    { key: 'scorer_role', header: '评分人职务', kind: 'text', width: 11 },
    { key: 'comment', header: '工作点评', kind: 'text', width: 22 },
    { key: 'score', header: '考核总分', kind: 'number', width: 9 },
    { key: 'basic_requirements_met', header: '是否达到基本工作要求', kind: 'yesno', width: 20 },
  ];
  const rows = SCORES.filter(([, exam]) => exam !== null).map(([id, exam, calls, leader, score]) => ({
    employee_id: id, employee_name: person(id).name, level: '个人', cycle: '月度', period: '2026-10', date: october(30), exam_score: exam, call_quality_score: calls, coop_ok: true,
    return_rate: 0.02, tl_score: leader, scorer_role: '小组长', comment: '工作认真，按班表上线', score, basic_requirements_met: true,
  }));
  for (const p of PEOPLE.filter((q) => q.department === '业务部' && q.title === '业务员' && q.left === null && q.id !== '000420')) {
    rows.push({
      employee_id: p.id, employee_name: p.name, level: '个人', cycle: '月度', period: '2026-10', date: october(30), exam_score: null, call_quality_score: null, coop_ok: null, return_rate: null, tl_score: null,
      scorer_role: '业务经理', comment: '按计划拜访客户', score: 78 + (Number(p.id) % 17), basic_requirements_met: true,
    });
  }
  const of = (id) => rows.find((row) => row.employee_id === id);
  const mark = (id, changes, ...rest) => planted.row(Object.assign(of(id), changes), ...rest);
  mark('000509', { exam_score: null }, 'PAY-7', 'violation', '当月没有专业知识考试成绩');
  mark('000517', { call_quality_score: null }, 'PAY-8', 'violation', '当月没有电话质量抽查');
  mark('000510', { scorer_role: '客服专员' }, 'PAY-9', 'violation', '评分人不是小组长');
  mark('000513', { comment: null }, 'PAY-9', 'violation', '小组长评分没有点评');
  mark('000508', {}, 'PAY-6', 'pass', '总分85，正好等于均值：绩效奖金照发');
  mark('000515', {}, 'PAY-6', 'violation', '总分77，低于均值85：没有绩效奖金（提示）');
  planted.row(Object.assign(of('000512'), { employee_id: number(512) }), 'reading', 'pass', '工号丢了前导零');
  return { name: '考核', title: '2026年10月月度考核', under: '编制：行政部　　评分：百分制', columns, rows: [...rows, note('注：戴雨晴产假，本月不考核。')], keys: { employee_id: 'employee_id' } };
}

/** 行为记录. */
export function conductSheet(planted) {
  const columns = [
    { key: 'event_no', header: '记录编号', kind: 'text', width: 12 },
    { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
    { key: 'employee_name', header: '姓名', kind: 'text', width: 9 },
    { key: 'event_at', header: '发生时间', kind: 'moment', width: 16 },
    { key: 'event_type', header: '事项类别', kind: 'text', width: 11 },
    { key: 'severity', header: '情节', kind: 'text', width: 8 },
    { key: 'loss_amount', header: '造成损失金额', kind: 'money', width: 13 },
    { key: 'sanction', header: '处分', kind: 'text', width: 10 },
    { key: 'fine', header: '罚款金额', kind: 'money', width: 10 },
    { key: 'decided_by_role', header: '决定人职务', kind: 'text', width: 11 },
    { key: 'recorded_in_file', header: '是否记入员工档案', kind: 'yesno', width: 16 },
    { key: 'remark', header: '备注', kind: 'text', width: 26 },
  ];
  const EVENTS = [
    ['000416', octoberAt(15, '10:40'), '关机', '一般', null, '口头警告', '联系不上约20分钟'],
    ['000421', octoberAt(15, '18:40'), '报表未交', '一般', null, null, '日报次日补交'],
    ['000511', octoberAt(19, '09:31'), '代打卡', '严重', null, '书面警告', '替000512打卡'],
    ['000423', octoberAt(21, '15:10'), '怠工', '一般', null, '口头警告', '工作时间办私事'],
    ['000519', octoberAt(23, '16:25'), '工作失误', '一般', 60_000, '书面警告', '录错客户资料，重做费用600元'],
    ['000429', octoberAt(19, '14:30'), '怠工', '严重', null, '辞退', '连续旷工后离职，工资暂未结算'],
    ['000505', octoberAt(27, '17:05'), '工作失误', '一般', 20_000, '口头警告', '漏发资料，快递费200元'],
    ['000430', octoberAt(28, '08:50'), '缺席会议', '一般', null, null, '早会未到'],
    ['000424', octoberAt(20, '16:20'), '泄密', '一般', null, '书面警告', '向外人说起客户额度'],
    ['000425', octoberAt(22, '11:00'), '泄密', '严重', null, '记过', '把客户名单发给同行'],
    ['000418', octoberAt(26, '19:30'), '兼职', '一般', null, '书面警告', '在外兼职代账'],
    ['000420', octoberAt(19, '17:50'), '会议扰乱', '一般', null, '口头警告', '例会中手机响铃'],
    ['000509', octoberAt(14, '15:30'), '玩游戏', '一般', null, '口头警告', '上班时间玩手机游戏'],
    ['000510', octoberAt(13, '19:40'), '会客', '一般', null, null, '下班后会客'],
    ['000516', octoberAt(22, '10:20'), '抢单', '一般', null, '口头警告', '抢同事的来电客户'],
    ['000514', octoberAt(23, '16:40'), '与客户争执', '一般', null, '书面警告', '电话中与客户争执'],
  ];
  const rows = EVENTS.map(([id, at, type, severity, loss, sanction, remark], i) => ({
    event_no: `XW2610-${String(i + 1).padStart(2, '0')}`, employee_id: id, employee_name: person(id).name, event_at: at, event_type: type, severity, loss_amount: loss,
    sanction, fine: null, decided_by_role: '部门经理', recorded_in_file: true, remark,
  }));
  const event = (id, type) => rows.find((row) => row.employee_id === id && row.event_type === type);
  planted.row(rows[0], 'CON-42', 'violation', '工作时间关机：处罚20元（建议）', { item: 'fine', amount: '-20.00' });
  planted.row(event('000424', '泄密'), 'CON-46', 'violation', '泄密罚款的金额待人事设定');
  planted.row(event('000425', '泄密'), ['CON-45', 'CON-46'], 'violation', '严重泄密：条文为开除，实际只记过');
  planted.row(event('000418', '兼职'), 'CON-47', 'violation', '兼职：条文为开除，实际只给书面警告');
  planted.row(event('000420', '会议扰乱'), 'CON-37', 'violation', '例会中手机响铃');
  planted.row(event('000509', '玩游戏'), 'CON-57', 'violation', '工作时间玩游戏');
  planted.row(event('000510', '会客'), 'CON-57', 'pass', '下班后会客，不在工作时间');
  planted.row(event('000516', '抢单'), 'CON-58', 'violation', '抢同事的客户');
  planted.row(event('000514', '与客户争执'), 'SVC-53', 'violation', '登记了与客户争执');
  planted.row(rows[2], 'ATT-29', 'violation', '代打卡：按制度免职，实际只给书面警告');
  const unnamed = rows.find((row) => row.employee_id === '000505');
  planted.row(Object.assign(unnamed, { employee_id: null }), ['PAY-5', 'reading'], 'cannot-judge', '工号空白，而“李娜”有两人：无法判断是谁');
  for (const row of rows) if (row.event_type === '怠工') planted.row(row, 'PAY-25', 'violation', '怠工罚款的金额待人事设定');
  planted.row(rows.find((row) => row.sanction === '辞退'), 'PAY-16', 'violation', '怠工辞退并扣发工资须由法务确认（提示）');
  planted.row(rows[4], 'PAY-5', 'violation', '疏忽造成损失600元，在薪资中扣除（建议）', { item: 'loss', amount: '-600.00' });
  return { name: '行为记录', title: '2026年10月行为与处分记录', under: '编制：行政部', columns, rows, keys: { event_no: 'event_no' } };
}

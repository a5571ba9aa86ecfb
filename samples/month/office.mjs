import { clock, october, octoberAt, OCTOBER_WORKDAYS } from './days.mjs';
import { PEOPLE, person } from './people.mjs';

const noon = (serial) => serial * 1440 + clock('14:30');

/** 合同台账, made from quotes that the customer confirmed. */
export function contractsSheet(planted, { int }, quotes) {
  const columns = [
    { key: 'contract_no', header: '合同编号', kind: 'text', width: 13 },
    { key: 'quote_no', header: '报价单号', kind: 'text', width: 13 },
    { key: 'customer_id', header: '客户编号', kind: 'text', width: 9 },
    { key: 'customer_name', header: '客户名称', kind: 'text', width: 18 },
    { key: 'amount', header: '合同金额', kind: 'money', width: 14 },
    { key: 'term_start', header: '履行开始日期', kind: 'date', width: 13 },
    { key: 'term_end', header: '履行结束日期', kind: 'date', width: 13 },
    { key: 'owner_id', header: '合同负责人', kind: 'text', width: 11 },
    { key: 'material_complete_at', header: '资料完善日期', kind: 'date', width: 13 },
    { key: 'registered_at', header: '公司登记备案日期', kind: 'date', width: 17 },
    { key: 'dept_mgr_at', header: '部门经理审核时间', kind: 'moment', width: 17 },
    { key: 'gm_approved_at', header: '总经理审批时间', kind: 'moment', width: 16 },
    { key: 'signed_at', header: '签订时间', kind: 'moment', width: 16 },
    { key: 'signed_by_role', header: '签订人职务', kind: 'text', width: 11 },
    { key: 'signed_place', header: '签订地点', kind: 'text', width: 9 },
    { key: 'submitted_to_depts_at', header: '提交相关部门时间', kind: 'moment', width: 17 },
    { key: 'dept_audit_at', header: '相关部门审核时间', kind: 'moment', width: 17 },
    { key: 'dept_audit_result', header: '相关部门审核结果', kind: 'text', width: 16 },
    { key: 'completed_at', header: '执行完毕日期', kind: 'date', width: 13 },
    { key: 'feedback_at', header: '客户反馈日期', kind: 'date', width: 13 },
    { key: 'summary_at', header: '总结日期', kind: 'date', width: 11 },
  ];
  const clean = quotes.filter((quote) => typeof quote.price_total === 'number' && quote.price_total > 0 && typeof quote.quote_date === 'number');
  const confirmed = clean.filter((quote) => quote.customer_confirmed_at !== null).slice(0, 18);
  const unconfirmed = clean.find((quote) => quote.customer_confirmed_at === null);
  const contract = (quote, i) => {
    const ready = Math.floor((quote.customer_confirmed_at ?? quote.sent_at) / 1440) + 1;
    const signed = ready + 2;
    return {
      contract_no: `HT2610-${String(i + 1).padStart(2, '0')}`, quote_no: quote.quote_no, customer_id: quote.customer_id, customer_name: quote.customer_name, amount: quote.price_total,
      term_start: signed + 3, term_end: signed + 3 + int(30, 180), owner_id: quote.salesperson_id, material_complete_at: ready, registered_at: ready,
      dept_mgr_at: noon(ready + 1), gm_approved_at: noon(ready + 1) + 90, signed_at: noon(signed), signed_by_role: '业务经理', signed_place: '公司',
      submitted_to_depts_at: noon(signed) + 120, dept_audit_at: noon(signed + 1), dept_audit_result: '通过', completed_at: null, feedback_at: null, summary_at: null,
    };
  };
  const rows = confirmed.map(contract);
  const early = rows.find((row) => quotes.filter((quote) => quote.quote_no === row.quote_no).length === 1);
  const quoteOf = quotes.find((quote) => quote.quote_no === early.quote_no);
  early.signed_at = quoteOf.customer_confirmed_at - 2 * 1440;
  planted.row(quoteOf, 'QUO-8', 'violation', '合同签订早于客户确认报价');
  const none = contract(unconfirmed, rows.length);
  rows.push(none);
  planted.row(unconfirmed, 'QUO-8', 'violation', '客户尚未确认报价，合同已签');
  const [noQuote, strange] = rows.slice(-3, -1);
  planted.row(Object.assign(noQuote, { quote_no: null }), 'QUO-8', 'violation', '合同没有报价单号');
  planted.row(Object.assign(strange, { quote_no: 'BJ2609-077' }), 'QUO-8', 'violation', '报价台账里没有这个报价单号');
  const quiet = rows.filter((row) => ![early, none, noQuote, strange].includes(row));
  const change = (n, changes, rule, words, verdict = 'violation') => planted.row(Object.assign(quiet[n], changes), rule, verdict, words);
  change(0, { material_complete_at: null }, ['CTR-6', 'CTR-20'], '已登记、已签订，没有资料完善日期');
  change(1, { material_complete_at: quiet[1].registered_at + 1 }, ['CTR-6', 'CTR-20'], '登记备案比资料完善早一天');
  change(2, { material_complete_at: quiet[2].registered_at }, ['CTR-6', 'CTR-20'], '资料完善与登记备案同一天', 'pass');
  change(3, { registered_at: null }, 'CTR-6', '没有登记备案日期就签订');
  change(4, { dept_mgr_at: null }, 'CTR-6', '没有部门经理审核就签订');
  change(5, { dept_mgr_at: noon(quiet[5].registered_at - 1) }, 'CTR-6', '部门经理审核早于登记备案');
  change(6, { gm_approved_at: null }, 'CTR-6', '没有总经理审批就签订');
  change(7, { gm_approved_at: quiet[7].dept_mgr_at - 60 }, 'CTR-6', '总经理先批，部门经理后审');
  change(8, { signed_place: '客户处' }, 'CTR-7', '在客户处签订，不在公司');
  change(9, { signed_by_role: '业务员' }, 'CTR-7', '由业务员签订，应由经理亲自签订');
  change(10, { submitted_to_depts_at: null, dept_audit_at: null, dept_audit_result: null }, 'CTR-8', '签订后没有提交相关部门，已下单');
  change(11, { submitted_to_depts_at: quiet[11].signed_at - 1440, dept_audit_at: quiet[11].signed_at - 1500 }, 'CTR-8', '提交早于签订，审核早于提交');
  change(12, { dept_audit_result: '不通过' }, 'CTR-8', '相关部门不通过，仍已下单');
  change(13, { completed_at: october(31) }, 'CTR-9', '执行完毕，没有客户反馈和总结（提示）');
  return {
    contracts: rows.filter((row) => row.contract_no !== none.contract_no), refused: quiet[12], unaudited: quiet[10], hasty: quiet[8],
    sheet: { name: '合同台账', title: '2026年10月合同台账', under: '编制：业务部　　单位：元', columns, rows, keys: { contract_no: 'contract_no' } },
  };
}

/** 订单: placed from the contracts that the departments passed, and from three that they had not. */
export function ordersSheet(planted, { int }, { contracts, refused, unaudited, hasty }) {
  const columns = [
    { key: 'order_no', header: '订单编号', kind: 'text', width: 13 },
    { key: 'contract_no', header: '合同编号', kind: 'text', width: 13 },
    { key: 'customer_name', header: '客户名称', kind: 'text', width: 18 },
    { key: 'created_at', header: '下单时间', kind: 'moment', width: 16 },
    { key: 'qty', header: '数量', kind: 'number', width: 8 },
    { key: 'promised_date', header: '交货期', kind: 'date', width: 11 },
    { key: 'customer_requirements', header: '客户要求', kind: 'text', width: 18 },
  ];
  const order = (contract, created) => ({
    order_no: `DD${contract.contract_no.slice(2)}`, contract_no: contract.contract_no, customer_name: contract.customer_name, created_at: created, qty: int(1, 3), promised_date: contract.term_start + 20, customer_requirements: '按合同约定',
  });
  const rows = contracts.filter((contract) => contract.dept_audit_at !== null && ![refused, hasty].includes(contract)).slice(0, 6).map((contract) => order(contract, contract.dept_audit_at + 1440));
  rows.push(order(refused, refused.dept_audit_at + 1440), order(unaudited, unaudited.signed_at + 2880), order(hasty, hasty.dept_audit_at - 120));
  planted.row(hasty, 'CTR-8', 'violation', '下单比相关部门审核早两小时');
  return { name: '订单', title: '2026年10月订单', under: '编制：业务部', columns, rows, keys: { order_no: 'order_no' } };
}

/** 目标任务: the company's, the department's and each salesperson's target of the month; some fall short. */
export function targetsSheet(planted, deals) {
  const columns = [
    { key: 'period', header: '期间', kind: 'text', width: 10 },
    { key: 'level', header: '目标层级', kind: 'text', width: 9 },
    { key: 'department', header: '部门', kind: 'text', width: 10 },
    { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
    { key: 'employee_name', header: '姓名', kind: 'text', width: 9 },
    { key: 'metric', header: '指标', kind: 'text', width: 9 },
    { key: 'target_value', header: '目标值', kind: 'number', width: 13 },
    { key: 'actual_value', header: '实际值', kind: 'number', width: 13 },
  ];
  const inOctober = deals.filter((deal) => deal.yuan !== null && !deal.row.returned && deal.day >= october(1));
  const sum = (list) => list.reduce((yuan, deal) => yuan + deal.yuan, 0);
  const row = (level, department, id, target, actual) => ({ period: '2026-10', level, department, employee_id: id, employee_name: id && person(id).name, metric: '业务量', target_value: target, actual_value: actual });
  const rows = [row('公司', null, null, 15_000_000, sum(inOctober)), row('部门', '业务部', null, 15_000_000, sum(inOctober)),
    { ...row('部门', '客服部', null, 95, 93.5), metric: '客户满意度' }];
  const people = PEOPLE.filter((q) => q.department === '业务部' && q.title === '业务员' && q.left === null && q.id !== '000428');
  for (const p of people) rows.push(row('个人', '业务部', p.id, p.probationEnd === null ? 200_000 : 500_000, sum(inOctober.filter((deal) => deal.id === p.id))));
  const of = (id) => rows.find((entry) => entry.employee_id === id);
  of('000423').target_value = of('000423').actual_value;
  of('000416').target_value = of('000416').actual_value + 1;
  planted.row(of('000423'), 'COM-30', 'pass', '实际值正好等于目标值：完成');
  planted.row(of('000416'), 'COM-30', 'violation', '比目标少1元');
  for (const entry of rows) {
    if (entry.level === '个人' && entry.employee_id !== '000416' && entry.actual_value < entry.target_value) planted.row(entry, 'COM-30', 'violation', '未完成个人目标');
  }
  planted.row(rows[1], 'COM-12', 'pass', '部门目标完成');
  planted.row(rows[2], ['COM-12', 'COM-16'], 'violation', '客服部满意度93.5，未达目标95');
  return { name: '目标任务', title: '2026年10月目标任务完成表', under: '编制：业务部　　单位：元', columns, rows, keys: { employee_id: 'employee_id', level: 'level' } };
}

/** 会议: attendees of the meetings; the meeting's number is merged down over its attendees. */
export function meetingsSheet(planted) {
  const columns = [
    { key: 'meeting_id', header: '会议编号', kind: 'text', width: 11 },
    { key: 'type', header: '会议类型', kind: 'text', width: 9 },
    { key: 'start_at', header: '开始时间', kind: 'moment', width: 16 },
    { key: 'end_at', header: '结束时间', kind: 'moment', width: 16 },
    { key: 'attendee_id', header: '参会人工号', kind: 'text', width: 11 },
    { key: 'attendee_name', header: '参会人', kind: 'text', width: 9 },
    { key: 'attended', header: '是否出席', kind: 'yesno', width: 9 },
    { key: 'arrived_at', header: '到会时间', kind: 'moment', width: 16 },
    { key: 'left_at', header: '离会时间', kind: 'moment', width: 16 },
    { key: 'absence_approved', header: '缺席是否获准', kind: 'yesno', width: 13 },
    { key: 'place', header: '地点', kind: 'text', width: 12 },
    { key: 'chair_role', header: '主持人职务', kind: 'text', width: 11 },
    { key: 'reported', header: '是否汇报', kind: 'yesno', width: 9 },
    { key: 'tasks_assigned', header: '是否分配任务', kind: 'yesno', width: 13 },
    { key: 'agenda_items', header: '议题', kind: 'text', width: 34 },
    { key: 'minutes_at', header: '纪要时间', kind: 'moment', width: 16 },
  ];
  const AGENDA = '上周（月）进展；已解决与未解决的问题；公司制度执行；汇报与计划';
  // On the 14th there was no morning meeting, on the 21st no evening meeting, in the week of the 12th no weekly one.
  const talks = OCTOBER_WORKDAYS.flatMap((serial) => [
    ['早会', serial * 1440 + clock('09:35'), 12, ['000401'], '业务部会议室', '业务总监', '当日安排'],
    ['晚会', serial * 1440 + clock('18:00'), 25, ['000401'], '业务部会议室', '业务总监', '当日汇报'],
  ]).filter(([type, start]) => Math.floor(start / 1440) !== october(type === '早会' ? 14 : 21));
  const everybody = (serial) => PEOPLE.filter((p) => p.department === '业务部' && p.hired <= serial && (p.left === null || p.left >= serial)).map((p) => p.id);
  const MEETINGS = [
    ...talks,
    ['周例会', octoberAt(19, '17:30'), 45, everybody(october(19)).filter((id) => id !== '000421'), '新街口会议室', '业务总监', AGENDA],
    ['周例会', octoberAt(26, '16:00'), 40, everybody(october(26)), '总部三楼', '业务总监', '上周进展；汇报'],
    ['月总结例会', octoberAt(30, '16:00'), 60, ['000401', '000402', '000403', '000404', '000405', '000430'], '业务部会议室', '业务总监', AGENDA],
  ].sort((a, b) => a[1] - b[1]).map((meeting, i) => [`HY2610-${String(i + 1).padStart(2, '0')}`, ...meeting]);
  const rows = [];
  const mergeDown = [];
  for (const [id, type, start, minutes, attendees, place, chair, agenda] of MEETINGS) {
    const from = rows.length + 4;
    attendees.forEach((attendee, i) => rows.push({
      meeting_id: i === 0 ? id : null, type, start_at: start, end_at: start + minutes, attendee_id: attendee, attendee_name: person(attendee).name, attended: true, arrived_at: start - 3, left_at: start + minutes, absence_approved: null,
      place, chair_role: chair, reported: true, tasks_assigned: true, agenda_items: agenda, minutes_at: place === '总部三楼' ? null : start + minutes + 30,
    }));
    if (attendees.length > 1) mergeDown.push({ key: 'meeting_id', from, to: from + attendees.length - 1 });
  }
  const of = (id, at) => rows.find((row) => row.attendee_id === id && row.start_at === at);
  planted.row(Object.assign(of('000430', octoberAt(30, '16:00')), { attended: false, arrived_at: null, left_at: null, absence_approved: false }), 'LEA-22', 'violation', '缺席月例会，未请假');
  const left = of('000418', octoberAt(19, '17:30'));
  planted.row(Object.assign(left, { left_at: left.end_at - 20 }), 'ATT-49', 'violation', '会议中途退场');
  const late = of('000419', octoberAt(19, '17:30'));
  planted.row(Object.assign(late, { arrived_at: late.start_at + 1 }), 'CON-35', 'violation', '迟到1分钟到会');
  planted.row(Object.assign(of('000420', octoberAt(19, '17:30')), { arrived_at: late.start_at }), 'CON-35', 'pass', '正好按时到会');
  const daily = (type, d) => rows.find((row) => row.type === type && Math.floor(row.start_at / 1440) === october(d));
  const lasting = (row, minutes, ...rest) => planted.row(Object.assign(row, { end_at: row.start_at + minutes, left_at: row.start_at + minutes }), 'CON-32', ...rest);
  lasting(daily('早会', 15), 16, 'violation', '早会开了16分钟');
  lasting(daily('早会', 16), 15, 'pass', '早会正好15分钟');
  lasting(daily('晚会', 22), 31, 'violation', '晚会开了31分钟');
  lasting(daily('晚会', 23), 30, 'pass', '晚会正好30分钟');
  planted.row(of('000402', octoberAt(26, '16:00')), ['CON-33', 'CON-34'], 'violation', '周例会改了时间、地点，议题不全，没有纪要');
  const absent = of('000401', octoberAt(30, '16:00'));
  planted.row(Object.assign(absent, { attended: false, arrived_at: null, left_at: null, absence_approved: true }), 'CON-36', 'violation', '总监不在，由小组长主持，应由业务经理主持');
  for (const row of rows) if (row.start_at === absent.start_at) row.chair_role = '小组长';
  planted.row(Object.assign(of('000405', octoberAt(30, '16:00')), { reported: false }), 'CON-80', 'violation', '月总结例会没有反映市场情况（提示）');
  planted.group('会议', { employee_id: '000421', week: '2026-W43' }, 'CON-33', 'violation', '10月19日周例会名单里没有此人');
  return { name: '会议', title: '2026年10月会议记录', under: '编制：行政部', columns, rows, mergeDown, keys: { attendee_id: 'attendee_id', start_at: 'start_at' } };
}

/** 外出登记: { outings, sheet }. Attendance takes these windows off the schedule. */
export function outingsOfMonth(planted) {
  const columns = [
    { key: 'outing_no', header: '外出登记号', kind: 'text', width: 12 },
    { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
    { key: 'employee_name', header: '姓名', kind: 'text', width: 9 },
    { key: 'filled_by', header: '填写人', kind: 'text', width: 9 },
    { key: 'customer_id', header: '拜访客户编号', kind: 'text', width: 13 },
    { key: 'purpose', header: '外出事由', kind: 'text', width: 18 },
    { key: 'planned_at', header: '计划时间', kind: 'moment', width: 16 },
    { key: 'approved_by', header: '批准人', kind: 'text', width: 9 },
    { key: 'start_at', header: '外出时间', kind: 'moment', width: 16 },
    { key: 'end_at', header: '返回时间', kind: 'moment', width: 16 },
  ];
  const LIST = [['000407', 20, '09:30', '12:00'], ['000408', 14, '13:30', '17:00'], ['000411', 26, '10:00', '12:30'], ['000419', 22, '14:00', '18:30'], ['000423', 20, '10:30', '15:00'], ['000409', 13, '09:30', '11:30']];
  const outings = LIST.map(([id, d, from, to], i) => {
    const of = person(id);
    const row = {
      outing_no: `WC2610-${String(i + 1).padStart(2, '0')}`, employee_id: id, employee_name: of.name, filled_by: of.name, customer_id: `KH${String(i + 3).padStart(3, '0')}`, purpose: '拜访客户、送资料',
      planned_at: octoberAt(d, from) - 1440, approved_by: person(of.supervisor).name, start_at: octoberAt(d, from), end_at: octoberAt(d, to),
    };
    return { of, row, from: row.start_at, to: row.end_at };
  });
  planted.row(outings[0].row, 'ATT-25', 'pass', '上午外出至12:00，11:58打卡不算迟到');
  planted.row(Object.assign(outings[4].row, { filled_by: '程子昂' }), 'ATT-42', 'violation', '外出登记由他人代填');
  planted.row(Object.assign(outings[1].row, { purpose: null }), 'ATT-42', 'violation', '外出登记没有事由（提示）');
  planted.row(Object.assign(outings[2].row, { planned_at: null }), 'ATT-37', 'violation', '外出没有事先计划（提示）');
  return { outings, sheet: { name: '外出登记', title: '2026年10月外出登记', under: '编制：业务部', columns, rows: outings.map((outing) => outing.row), keys: { outing_no: 'outing_no' } } };
}

import { clock, day as serialOf, october, octoberAt, OCTOBER_WORKDAYS } from './days.mjs';
import { shareOfDay } from './leave.mjs';
import { PEOPLE, person } from './people.mjs';
import { CUSTOMERS } from './quotes.mjs';

const SELLERS = PEOPLE.filter((p) => p.department === '业务部' && p.title === '业务员');
const WORK = ['整理客户资料，回访在谈客户', '准备报价方案，跟进审批', '拜访客户并介绍服务内容', '核对合同资料，联系客户补件', '电话联系新线索，登记需求'];
const NEXT = ['预约拜访，补齐客户资料', '提交报价，等待客户确认', '跟进合同签订', '整理本周线索，安排回访', '配合客户准备申请材料'];
const PROGRESS = ['已提交方案，等客户答复', '资料齐全，进入审批', '完成需求判断', '合同条款洽谈中', '已放款，转入回访'];
const TALKS = ['介绍授信方案，客户有意向', '核对所需资料清单', '确认报价与付款方式', '了解资金用途与期限', '回访使用情况'];
const WEEKS = [['2026-W41', 8, 10], ['2026-W42', 12, 16], ['2026-W43', 19, 23], ['2026-W44', 26, 30]];

const COLUMNS = [
  { key: 'report_no', header: '报表编号', kind: 'text', width: 14 },
  { key: 'report_type', header: '报表类型', kind: 'text', width: 9 },
  { key: 'employee_id', header: '提交人工号', kind: 'text', width: 11 },
  { key: 'employee_name', header: '提交人', kind: 'text', width: 9 },
  { key: 'author_role', header: '编制人职务', kind: 'text', width: 11 },
  { key: 'work_date', header: '所属日期', kind: 'date', width: 11 },
  { key: 'period', header: '所属期间', kind: 'text', width: 10 },
  { key: 'submitted_at', header: '提交时间', kind: 'moment', width: 16 },
  { key: 'recipient_role', header: '接收人职务', kind: 'text', width: 11 },
  { key: 'neat', header: '是否工整', kind: 'yesno', width: 9 },
  { key: 'today_work', header: '当天工作内容', kind: 'text', width: 26 },
  { key: 'visit_summary', header: '拜访客户情况', kind: 'text', width: 24 },
  { key: 'contact_dept', header: '联系人部门', kind: 'text', width: 11 },
  { key: 'contact_position', header: '联系人职位', kind: 'text', width: 11 },
  { key: 'contact_name', header: '联系人姓名', kind: 'text', width: 11 },
  { key: 'contact_phone', header: '联系电话', kind: 'text', width: 13 },
  { key: 'time_spent', header: '花费时间(分钟)', kind: 'number', width: 14 },
  { key: 'project_progress', header: '项目进展', kind: 'text', width: 20 },
  { key: 'overview', header: '工作概述', kind: 'text', width: 24 },
  { key: 'summary', header: '工作总结', kind: 'text', width: 24 },
  { key: 'next_plan', header: '后续计划', kind: 'text', width: 22 },
];

/** 报表: the daily, weekly and monthly reports and the plans of the salespersons, made from the days on which they were there. */
export function reportsSheet(planted, { int, pick }, days, requests) {
  const rows = [];
  const minutes = (shown) => (shown !== null && /^\d\d:\d\d/.test(shown) ? clock(shown.slice(0, 5)) : clock('18:30'));
  const report = (type, of, submitted, changes) => {
    const row = {
      report_no: null, report_type: type, employee_id: of.id, employee_name: of.name, author_role: of.title, work_date: null, period: null, submitted_at: submitted, recipient_role: person(of.supervisor).title,
      neat: true, today_work: null, visit_summary: null, contact_dept: null, contact_position: null, contact_name: null, contact_phone: null, time_spent: null, project_progress: null, overview: null, summary: null, next_plan: null, ...changes,
    };
    rows.push(row);
    return row;
  };
  const onLeave = (of, serial) => requests.some((request) => request.of === of && shareOfDay(serial, request.from, request.to) > 0);
  const inPost = (of, serial) => of.hired <= serial && (of.left === null || serial <= of.left);
  const daily = new Map();
  for (const of of SELLERS) {
    let before = null;
    for (const serial of OCTOBER_WORKDAYS.filter((one) => inPost(of, one))) {
      const day = days.find((one) => one.of === of && one.day === serial);
      const there = !onLeave(of, serial) && day?.absent === false;
      if (there && before === null) report('日计划', of, serial * 1440 + clock('09:45') + int(0, 30), { work_date: serial, next_plan: pick(NEXT) });
      before = !there ? null : report('日报', of, serial * 1440 + minutes(day.out) - int(3, 25), {
        work_date: serial, today_work: pick(WORK), visit_summary: `${pick(CUSTOMERS).name.slice(0, 4)}：${pick(TALKS)}`, contact_dept: pick(['财务部', '总经办', '采购部']), contact_position: pick(['财务经理', '负责人', '主管']),
        contact_name: pick(['吴先生', '陈女士', '杨经理', '黄总', '邱主任']), contact_phone: `139${int(10000000, 99999999)}`, time_spent: int(3, 14) * 10, project_progress: pick(PROGRESS), next_plan: pick(NEXT),
      });
      if (before !== null) daily.set(`${of.id} ${serial}`, { row: before, left: serial * 1440 + minutes(day.out) });
    }
  }
  const regular = new Map();
  for (const of of SELLERS) {
    const kept = (name, row) => regular.set(`${name} ${of.id}`, row);
    for (const [week, from, to] of WEEKS) {
      if (of.hired > october(to) || (of.left !== null && of.left < october(to))) continue;
      if (of.hired <= october(from)) kept(`计划 ${week}`, report('周计划', of, october(from) * 1440 + clock('10:10') + int(0, 40), { period: week, next_plan: pick(NEXT) }));
      kept(week, report('周报', of, october(to) * 1440 + clock('17:10') + int(0, 60), { period: week, work_date: october(to), summary: '本周按计划拜访，在谈客户均有进展', project_progress: pick(PROGRESS), next_plan: pick(NEXT) }));
    }
    if (of.left !== null) continue;
    kept('月报', report('月报', of, OCTOBER_WORKDAYS.at(-1) * 1440 + clock('17:20') + int(0, 55), {
      period: '2026-10', work_date: OCTOBER_WORKDAYS.at(-1), overview: '当月拜访与签约按计划进行', project_progress: pick(PROGRESS), summary: '需加强资料收集，缩短报价时间', next_plan: '跟进在谈客户，落实回访',
    }));
    if (of.hired > october(1)) continue;
    kept('月计划', report('月度计划', of, october(8) * 1440 + clock('11:00') + int(0, 50), { period: '2026-10', next_plan: '完成当月目标，新增意向客户两家' }));
    kept('年计划', report('年度计划', of, (of.hired > serialOf('2026-01-12') ? of.hired + 7 : serialOf('2026-01-12')) * 1440 + clock('15:00') + int(0, 90), { period: '2026', next_plan: '完成年度业务指标，按季回顾' }));
  }

  const plant = (row, changes, rule, words, verdict = 'violation', line = undefined) => planted.row(Object.assign(row, changes), rule, verdict, words, line);
  const of = (id, d) => daily.get(`${id} ${october(d)}`);
  plant(of('000413', 21).row, { submitted_at: of('000413', 21).left + 1 }, 'CON-1', '下班1分钟后才交日报');
  plant(of('000413', 22).row, { submitted_at: of('000413', 22).left }, 'CON-1', '下班时正好交日报', 'pass');
  plant(of('000414', 14).row, { recipient_role: '小组长' }, 'CON-2', '日报交给小组长，应交部门经理');
  plant(of('000415', 19).row, { neat: false }, 'CON-3', '日报潦草，视同未交：20元（建议）', 'violation', { item: 'fine', amount: '-20.00' });
  plant(of('000417', 15).row, { project_progress: null }, 'CON-4', '日报缺项目进展（资料规范）');
  plant(of('000420', 15).row, { contact_phone: null, time_spent: null }, 'CON-4', '拜访没有写电话、花费时间（资料规范）');
  plant(of('000424', 23).row, { work_date: null, period: null }, 'CON-2', '日报没有所属日期（资料规范）');
  plant(regular.get('2026-W42 000411'), { summary: null }, 'CON-5', '周报缺本周总结（资料规范）');
  plant(regular.get('月报 000412'), { overview: null }, 'CON-6', '月报缺工作概述（资料规范）');
  const without = (row) => rows.splice(rows.indexOf(row), 1);
  const missing = (id, rule, words) => planted.group('报表', { employee_id: id, month: '2026-10' }, rule, 'violation', words);
  without(of('000425', 27).row);
  missing('000425', ['CON-1', 'CON-2'], '10月27日没有日报');
  without(regular.get('2026-W43 000419'));
  missing('000419', ['CON-2', 'CON-5'], '第43周没有周报');
  without(regular.get('计划 2026-W43 000420'));
  regular.get('2026-W42 000420').next_plan = null;
  missing('000420', 'CON-11', '第42周周报没有后续计划，第43周没有周计划');
  of('000412', 14).row.next_plan = null;
  missing('000412', 'CON-11', '10月14日日报没有后续计划，15日没有日计划');
  without(regular.get('月报 000416'));
  missing('000416', ['CON-2', 'CON-6'], '没有月报');
  without(regular.get('月计划 000421'));
  missing('000421', 'CON-11', '没有月计划');
  without(regular.get('年计划 000423'));
  missing('000423', 'CON-11', '没有年度计划（提示）');
  for (const row of rows.filter(({ employee_id: id, report_type: type }) => id === '000422' && ['日报', '日计划'].includes(type))) without(row);
  missing('000422', ['CON-1', 'CON-2'], '全月没有日报');
  missing('000422', 'CON-11', '全月没有日计划');

  planted.row(report('月报', person('000501'), octoberAt(30, '17:45'), {
    period: '2026-10', work_date: october(30), recipient_role: '小组长', overview: '客服部当月接诉与回访按计划进行', project_progress: '投诉均已结案', summary: '高峰期人手不足', next_plan: '调整排班',
  }), 'CON-73', 'violation', '主管的月报交给小组长，应向经理汇报（提示）');

  rows.sort((a, b) => a.submitted_at - b.submitted_at);
  rows.forEach((row, i) => { row.report_no = `BB26-${String(i + 1).padStart(3, '0')}`; });
  return { name: '报表', title: '2026年10月业务报表登记', under: '编制：业务部', columns: COLUMNS, rows, keys: { report_no: 'report_no' }, daily: (id, serial) => daily.get(`${id} ${serial}`)?.row };
}

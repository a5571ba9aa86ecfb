import { clock, october, OCTOBER_WORKDAYS } from './days.mjs';
import { PEOPLE, person } from './people.mjs';
import { CUSTOMERS } from './quotes.mjs';

const SELLERS = PEOPLE.filter((p) => p.department === '业务部' && p.title === '业务员' && p.left === null);
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
export function reportsSheet(planted, { int, pick }, days) {
  const rows = [];
  const minutes = (shown) => clock(shown.slice(0, 5));
  const report = (type, of, submitted, changes) => {
    const row = {
      report_no: null, report_type: type, employee_id: of.id, employee_name: of.name, author_role: of.title, work_date: null, period: null, submitted_at: submitted, recipient_role: person(of.supervisor).title,
      neat: true, today_work: null, visit_summary: null, contact_dept: null, contact_position: null, contact_name: null, contact_phone: null, time_spent: null, project_progress: null, overview: null, summary: null, next_plan: null, ...changes,
    };
    rows.push(row);
    return row;
  };
  const daily = new Map();
  for (const { of, day, workday, in: arrived, out } of days) {
    if (!workday || arrived === null || out === null || !SELLERS.includes(of)) continue;
    const row = report('日报', of, day * 1440 + minutes(out) - int(3, 25), {
      work_date: day, today_work: pick(WORK), visit_summary: `${pick(CUSTOMERS).name.slice(0, 4)}：${pick(TALKS)}`, contact_dept: pick(['财务部', '总经办', '采购部']), contact_position: pick(['财务经理', '负责人', '主管']),
      contact_name: pick(['吴先生', '陈女士', '杨经理', '黄总', '邱主任']), contact_phone: `139${int(10000000, 99999999)}`, time_spent: int(3, 14) * 10, project_progress: pick(PROGRESS), next_plan: pick(NEXT),
    });
    daily.set(`${of.id} ${day}`, row);
  }
  for (const of of SELLERS) {
    for (const [week, from, to] of WEEKS) {
      if (of.hired > october(from)) continue;
      report('周计划', of, october(from) * 1440 + clock('10:10') + int(0, 40), { period: week, next_plan: pick(NEXT) });
      report('周报', of, october(to) * 1440 + clock('17:10') + int(0, 60), { period: week, work_date: october(to), summary: '本周按计划拜访，在谈客户均有进展', project_progress: pick(PROGRESS), next_plan: pick(NEXT) });
    }
    if (of.hired > october(8)) continue;
    report('月度计划', of, october(8) * 1440 + clock('11:00') + int(0, 50), { period: '2026-10', next_plan: '完成当月目标，新增意向客户两家' });
    report('月报', of, OCTOBER_WORKDAYS.at(-1) * 1440 + clock('17:20') + int(0, 55), {
      period: '2026-10', work_date: OCTOBER_WORKDAYS.at(-1), overview: '当月拜访与签约按计划进行', project_progress: pick(PROGRESS), summary: '需加强资料收集，缩短报价时间', next_plan: '跟进在谈客户，落实回访',
    });
  }
  rows.sort((a, b) => a.submitted_at - b.submitted_at);
  rows.forEach((row, i) => { row.report_no = `BB2610-${String(i + 1).padStart(3, '0')}`; });
  return { name: '报表', title: '2026年10月业务报表登记', under: '编制：业务部', columns: COLUMNS, rows, keys: { report_no: 'report_no' } };
}

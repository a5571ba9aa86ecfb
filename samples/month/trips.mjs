import { moment, octoberAt } from './days.mjs';
import { person } from './people.mjs';
import { note, text } from './sheet.mjs';

const columns = [
  { key: 'trip_id', header: '出差单号', kind: 'text', width: 12 },
  { key: 'employee_id', header: '出差人工号', kind: 'text', width: 11 },
  { key: 'employee_name', header: '出差人', kind: 'text', width: 9 },
  { key: 'form_no', header: '出差申报表编号', kind: 'text', width: 15 },
  { key: 'form_at', header: '出差申报表填写时间', kind: 'moment', width: 18 },
  { key: 'notified_at', header: '报知部门经理时间', kind: 'moment', width: 17 },
  { key: 'approved_role', header: '出差批准人职务', kind: 'text', width: 15 },
  { key: 'approved_at', header: '出差批准时间', kind: 'moment', width: 16 },
  { key: 'scope', header: '出差范围', kind: 'text', width: 10 },
  { key: 'origin', header: '出发地', kind: 'text', width: 8 },
  { key: 'destination', header: '目的地', kind: 'text', width: 10 },
  { key: 'depart_at', header: '出发时间', kind: 'moment', width: 16 },
  { key: 'return_at', header: '返回时间', kind: 'moment', width: 16 },
  { key: 'depart_ticket_at', header: '去程票面时间', kind: 'moment', width: 16 },
  { key: 'return_ticket_at', header: '返程到达时间', kind: 'moment', width: 16 },
  { key: 'travel_days', header: '出差天数', kind: 'number', width: 9 },
  { key: 'traveller_count', header: '出差人数', kind: 'number', width: 9 },
  { key: 'transport_mode', header: '主要交通工具', kind: 'text', width: 13 },
  { key: 'share_group', header: '合乘组号', kind: 'text', width: 10 },
  { key: 'car_request_no', header: '派车申请单号', kind: 'text', width: 13 },
  { key: 'car_request_approved_at', header: '派车核准时间', kind: 'moment', width: 16 },
  { key: 'taxi_request_at', header: '的士申请时间', kind: 'moment', width: 16 },
  { key: 'air_request_at', header: '乘机申请时间', kind: 'moment', width: 16 },
  { key: 'air_approved_by', header: '乘机批准人', kind: 'text', width: 11 },
  { key: 'air_approved_at', header: '乘机批准时间', kind: 'moment', width: 16 },
  { key: 'train_fare_equiv', header: '同程火车票价', kind: 'money', width: 13 },
  { key: 'lodging_nights', header: '住宿天数', kind: 'number', width: 9 },
  { key: 'cannot_return_reason', header: '无法返回原因', kind: 'text', width: 22 },
  { key: 'lodging_approved_by', header: '住宿同意人职务', kind: 'text', width: 15 },
  { key: 'lodging_approved_at', header: '住宿同意时间', kind: 'moment', width: 16 },
  { key: 'room_share_group', header: '同住组号', kind: 'text', width: 10 },
  { key: 'room_occupants', header: '使用人员', kind: 'text', width: 16 },
  { key: 'hosted', header: '是否业务单位接待', kind: 'yesno', width: 17 },
];

/**
 * The trips of the month: { sheet, trips } where a trip is { of, row, from, to, fare, lodging, allowance, … }; claims are made from them.
 * `days` is what the clerk wrote, `fare` and `lodging` are fen, `allowance` is the allowance claimed in fen.
 */
export function tripsOfMonth(planted) {
  const trips = [];

  function go(id, scope, destination, mode, departTicket, returnTicket, days, money, changes = {}) {
    const of = person(id);
    const local = mode === '公务车' || scope === '市区';
    const ticket = moment(`2026-10-${departTicket}`);
    const arrival = moment(returnTicket.length > 8 ? returnTicket : `2026-10-${returnTicket}`);
    const departAt = local ? ticket : ticket - 50;
    const notified = Math.floor(ticket / 1440) * 1440 - 3 * 1440 + 600;
    const nights = Math.floor(arrival / 1440) - Math.floor(ticket / 1440);
    const senior = of.title !== '业务员';
    const row = {
      trip_id: null, employee_id: id, employee_name: of.name, form_no: '', form_at: notified + 190,
      notified_at: notified, approved_role: senior ? '总经理' : '业务经理', approved_at: notified + 120,
      scope, origin: '杭州', destination, depart_at: departAt, return_at: local ? arrival : arrival + 35,
      depart_ticket_at: ticket, return_ticket_at: arrival, travel_days: days, traveller_count: 1, transport_mode: mode,
      share_group: null, car_request_no: null, car_request_approved_at: null, taxi_request_at: null,
      air_request_at: null, air_approved_by: null, air_approved_at: null, train_fare_equiv: null,
      lodging_nights: nights, cannot_return_reason: nights > 0 ? '次日上午继续拜访客户' : null,
      lodging_approved_by: null, lodging_approved_at: null, room_share_group: null, room_occupants: null, hosted: false,
      ...changes,
    };
    trips.push({ of, row, from: row.depart_at, to: row.return_at, ...money });
    return row;
  }
  const mark = (row, ...rest) => planted.row(row, ...rest);
  const allowance = (amount) => ({ item: 'travel-allowance', amount });
  const early = (time) => moment(`2026-10-${time}`);

  mark(go('000405', '省外', '南昌', '火车', '12 11:59', '14 12:00', 2.5, { fare: 31200, lodging: 20000, allowance: 7500 }), ['EXP-18', 'EXP-19', 'EXP-20'], 'line', '11:59出发算1天，12:00到达算半天：共2.5天', allowance('75.00'));
  mark(go('000406', '省外', '合肥', '火车', '13 12:00', '15 12:01', 3, { fare: 27600, lodging: 20001, allowance: 9000 }), ['EXP-18', 'EXP-19', 'EXP-20'], 'line', '12:00出发算1天，12:01到达算1天：共3天', allowance('90.00'));
  mark(go('000411', '省内', '温州', '火车', '14 12:01', '15 11:59', 1, { fare: 19800, lodging: 6000, allowance: 3000 }), ['EXP-18', 'EXP-19', 'EXP-20'], 'line', '12:01出发算半天，11:59到达算半天：共1天', allowance('30.00'));
  mark(go('000412', '省外', '上海', '火车', '19 12:00', '21 12:00', 2.5, { fare: 15800, lodging: 12001, allowance: 7500 }), 'EXP-18', 'line', '12:00出发算1天，12:00到达算半天：共2.5天', allowance('75.00'));
  mark(go('000402', '省外', '南京', '火车', '20 09:10', '22 18:40', 3, { fare: 52800, seat: '软卧', lodging: 30000, allowance: 9000 }), 'EXP-17', 'line', '经理出差三整天', allowance('90.00'));
  mark(go('000403', '省外', '苏州', '高铁', '15 08:30', '16 20:10', 2, { fare: 29600, seat: '二等座', lodging: 16800, allowance: 6000 }), 'EXP-17', 'line', '两整天', allowance('60.00'));
  mark(go('000413', '省内', '绍兴', '长途汽车', '13 08:00', '13 18:00', 1, { fare: 6400, allowance: 3000 }), 'EXP-18', 'line', '当天往返08:00—18:00：1天', allowance('30.00'));
  mark(go('000414', '省内', '湖州', '长途汽车', '14 08:00', '14 11:00', 0.5, { fare: 5200, allowance: 1500 }), 'EXP-18', 'line', '当天往返08:00—11:00：半天', allowance('15.00'));
  go('000417', '省外', '无锡', '火车', '20 09:00', '21 17:00', 2, { fare: 22400, allowance: 6000 }, { hosted: true, lodging_nights: 0, cannot_return_reason: null });
  mark(go('000418', '省外', '常州', '火车', '22 08:20', '23 19:30', 2, { fare: 46000, seat: '软卧', allowance: 0 }, { hosted: true, lodging_nights: 0, cannot_return_reason: null }), 'EXP-21', 'pass', '由业务单位接待，未报补贴');
  go('000419', '市区', '滨江区', '公交', '20 09:40', '20 17:20', 1, { fare: 800, allowance: 3000 });
  mark(go('000420', '市区', '萧山区', '公交', '12 13:30', '13 16:00', 1.5, { fare: 1200, lodging: 8000, allowance: 0 }, { lodging_approved_by: '业务经理', lodging_approved_at: early('12 10:00') }), 'EXP-13', 'pass', '市区住宿一晚80元，事先同意');
  mark(go('000421', '市区', '临平区', '公交', '13 14:00', '14 15:30', 1.5, { fare: 1200, lodging: 8800, allowance: 0 }), ['EXP-12', 'EXP-13'], 'violation', '市区过夜未经上级事先同意');
  mark(go('000401', '省外', '成都', '飞机', '13 10:20', '16 15:30', 4, { fare: 256000, seat: '经济舱', lodging: 132000, allowance: 12000 },
    { air_request_at: early('09 10:00'), air_approved_by: '顾承远', air_approved_at: early('09 14:00'), train_fare_equiv: 98000 }), ['EXP-4', 'EXP-7'], 'pass', '总监乘机，出发前已申请并批准', allowance('120.00'));
  mark(go('000407', '省外', '武汉', '飞机', '22 08:05', '23 21:40', 2, { fare: 98000, seat: '经济舱', lodging: 9600, allowance: 6000 }, { train_fare_equiv: 42000 }), 'EXP-7', 'violation', '乘机未经申请和批准：按火车票价420元报销');
  mark(go('000422', '市区', '余杭区', '公务车', '14 10:00', '14 16:30', 1, { allowance: 0 }, { car_request_no: 'PC2610-03', car_request_approved_at: early('14 09:35') }), 'EXP-3', 'pass', '用公务车，派车申请单事先核准');
  mark(go('000423', '市区', '钱塘区', '公务车', '13 10:10', '13 15:40', 1, { allowance: 0 }), 'EXP-3', 'violation', '用公务车没有派车申请单');
  mark(go('000424', '省外', '宁德', '火车', '12 08:10', '14 18:20', 3, { fare: 25400, lodging: 19200, allowance: 9000 }, { room_share_group: 'TZ01', room_occupants: '程子昂、姚景行' }), ['EXP-14', 'EXP-15'], 'pass', '两名业务员同住两晚：0.8×(60+60)×2=192元，一人申报并注明使用人员', allowance('90.00'));
  go('000430', '省外', '宁德', '火车', '12 08:10', '14 18:20', 3, { fare: 25400, allowance: 9000 }, { room_share_group: 'TZ01', room_occupants: '程子昂、姚景行' });
  mark(go('000425', '省外', '芜湖', '火车', '13 08:40', '15 19:00', 3, { fare: 23800, lodging: 12000, allowance: 9000 }), 'EXP-14', 'violation', '两名同性业务员同时同地出差，各开一间房');
  mark(go('000427', '省外', '芜湖', '火车', '13 08:40', '15 19:00', 3, { fare: 23800, lodging: 12000, allowance: 9000 }), 'EXP-14', 'violation', '两名同性业务员同时同地出差，各开一间房');
  mark(go('000413', '省外', '镇江', '火车', '28 08:30', '29 18:50', 2, { fare: 17200, lodging: 4800, allowance: 6000 }, { room_share_group: 'TZ02' }), 'EXP-15', 'violation', '同住一间，未注明使用人员');
  mark(go('000419', '省外', '镇江', '火车', '28 08:30', '29 18:50', 2, { fare: 17200, lodging: 4800, allowance: 6000 }, { room_share_group: 'TZ02' }), 'EXP-15', 'violation', '同住一间，未注明使用人员');
  mark(go('000415', '省外', '嘉善', '的士', '20 08:50', '21 17:30', 2, { fare: 8600, lodging: 5800, allowance: 6000 }, { share_group: 'HC01', taxi_request_at: early('19 15:00') }), 'EXP-18', 'line', '两整天', allowance('60.00'));
  go('000416', '省外', '嘉善', '的士', '20 08:50', '21 17:30', 2, { fare: 8600, lodging: 5800, allowance: 6000 }, { share_group: 'HC01', taxi_request_at: early('19 15:05') });
  mark(go('000426', '省内', '金华', '火车', '12 09:20', '13 17:45', 2, { fare: 14800, lodging: 5500, allowance: 6000 }, { form_no: null, form_at: null }), 'EXP-27', 'violation', '没有出差申报表');
  mark(go('000408', '省内', '宁波', '火车', '27 09:00', '28 18:10', 2, { fare: 16400, lodging: 9500, allowance: 6000 }, { approved_at: early('27 11:30') }), 'EXP-27', 'violation', '出发之后才批准');
  mark(go('000409', '省内', '台州', '火车', '26 08:30', '27 18:30', 2, { fare: 42000, lodging: 10000, allowance: 12000 }, { traveller_count: 2 }), 'EXP-17', 'line', '两人同行：30×2天×2人', allowance('120.00'));
  mark(go('000410', '省外', '黄山', '火车', '21 08:15', '22 18:00', 2, { fare: 18600, lodging: 6000, allowance: 6000 }, { return_ticket_at: text('22日晚') }), 'EXP-18', 'cannot-judge', '返程到达时间写的是“22日晚”，出差天数无法判断');
  mark(go('000411', '省外', '厦门', '火车', '29 08:40', '2026-11-02 17:30', 5, {}), 'EXP-17', 'pass', '11月2日返回，补贴计入11月');
  mark(go('000404', '省外', '济南', '火车', '28 08:10', '29 20:00', 2, { fare: 62000, seat: '软卧', lodging: 15000, allowance: 6000 }, { cannot_return_reason: null }), 'EXP-16', 'violation', '报住宿费却未写无法返回原因');
  mark(go('000406', '省内', '嘉兴', '火车', '26 08:00', '27 11:00', 2, { fare: 9600, lodging: 10000, allowance: 6000 }), ['EXP-17', 'EXP-18'], 'violation', '应为1.5天、45元，登记2天（提示）', allowance('45.00'));
  go('000412', '省外', '湖南长沙', '的士', '27 08:30', '27 19:00', 1, { fare: 18800, allowance: 3000 });
  mark(go('000414', '省外', '苏州', '的士', '28 08:30', '28 19:20', 1, { fare: 21000, allowance: 3000 }, { taxi_request_at: early('27 16:00') }), 'EXP-33', 'pass', '业务员市外乘的士，事先申请', allowance('30.00'));
  go('000408', '市区', '西湖区', '的士', '21 09:50', '21 16:40', 1, { fare: 4600, allowance: 0, special: ['业务经理', octoberAt(21, '09:20')] });
  go('000409', '市区', '上城区', '的士', '22 10:10', '22 15:20', 1, { fare: 3800, allowance: 0 });
  go('000413', '市区', '拱墅区', '的士', '27 09:45', '27 16:10', 1, { fare: 5100, allowance: 0, special: ['业务经理', octoberAt(28, '09:10')] });

  const alter = (id, destination, changes, words) => mark(Object.assign(trips.find((trip) => trip.of.id === id && trip.row.destination === destination).row, changes), 'EXP-27', 'violation', words);
  alter('000409', '台州', { notified_at: null }, '没有报知部门经理');
  alter('000414', '湖州', { approved_role: null, approved_at: null }, '没有出差批准');
  alter('000411', '温州', { approved_role: '业务员' }, '由业务员批准，应由部门经理批准');
  alter('000417', '无锡', { form_at: early('20 10:30') }, '出发之后才填出差申报表');
  mark(go('000416', '市区', '富阳区', '公务车', '26 10:00', '26 15:30', 1, { allowance: 0 }, { car_request_no: 'PC2610-07', car_request_approved_at: early('26 10:40') }), 'EXP-3', 'violation', '派车申请在出发之后才核准');
  mark(go('000405', '省外', '长沙', '飞机', '26 08:30', '27 19:30', 2, { fare: 110000, seat: '经济舱', lodging: 10000, allowance: 6000 },
    { air_request_at: early('25 20:00'), air_approved_by: '林书航', air_approved_at: early('26 12:00'), train_fare_equiv: 56000 }), 'EXP-7', 'violation', '出发之后才批准乘机');
  mark(go('000418', '市区', '临安区', '公交', '12 13:30', '13 16:00', 1.5, { fare: 1600, lodging: 7800, allowance: 0 }, { lodging_approved_by: '业务员', lodging_approved_at: early('12 09:00') }), 'EXP-13', 'violation', '市区住宿由同级同意，应由上级领导同意');
  mark(go('000415', '市区', '建德', '公交', '26 13:00', '27 15:00', 1.5, { fare: 1800, lodging: 8000, allowance: 0 }, { lodging_approved_by: '业务经理', lodging_approved_at: early('26 20:00') }), 'EXP-13', 'violation', '市区住宿出发之后才同意');
  mark(go('000420', '省内', '衢州', '火车', '27 07:50', '27 19:10', 1, { fare: 15200, allowance: 0 }, { return_ticket_at: early('26 19:10'), travel_days: null }), 'EXP-18', 'violation', '返程到达早于出发，应是日期写错（提示）');
  mark(go('000425', '市区', '上城区', '自驾', '26 10:00', '26 15:00', 1, { fare: 4000, allowance: 0 }), 'EXP-1', 'pass', '市区自驾见费用报销');
  go('000419', '市区', '西湖区', '的士', '26 10:20', '26 15:10', 1, { fare: 4200, allowance: 0, special: ['小组长', octoberAt(26, '09:40')] });
  go('000411', '省外', '宣城', '的士', '23 08:40', '23 18:50', 1, { fare: 19600, allowance: 3000 }, { taxi_request_at: early('23 12:00') });

  const dateAsText = trips.find((trip) => trip.row.destination === '绍兴').row;
  dateAsText.notified_at = text('2026.10.10 10:00');
  dateAsText.approved_at = text('2026年10月10日 12:00');
  trips.sort((a, b) => a.from - b.from);
  trips.forEach(({ row }, i) => {
    row.trip_id = `CC2610-${String(i + 1).padStart(2, '0')}`;
    if (row.form_no !== null) row.form_no = `CSB2610${String(i + 1).padStart(2, '0')}`;
  });
  const rows = [...trips.map((trip) => trip.row), note('注：补贴按车、船票时间计算，以中午12:00为界。')];
  return { trips, sheet: { name: '出差台账', title: '2026年10月出差台账', under: '编制：行政部　　单位：元', columns, rows, keys: { trip_id: 'trip_id' } } };
}

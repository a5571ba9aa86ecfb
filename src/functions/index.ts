import * as functions from './functions';

/** What runs for each id of functions.json. */
export const FUNCTIONS: Readonly<Record<string, (...args: unknown[][][]) => unknown[][]>> = {
  APPROVER: functions.approver,
  LATENESS: functions.lateness,
  LEAVEPAY: functions.leavepay,
  COMMISSION: functions.commission,
  PERDIEM: functions.perdiem,
  TIER: functions.tier,
  PARAM: functions.param,
  CHECK: functions.check,
  EXPLAIN: functions.explain,
  RULESET: functions.ruleset,
};

import type { Report, Total } from '../checking/report';
import type { View } from './tables/view';

export interface Department {
  /** Null: people of whom nobody knows where they belong. */
  readonly department: string | null;
  readonly people: number;
}

/** The departments of those whom a report proposes money for, in the order of their names; those without one last. */
export function departmentsOf({ totals }: Report): Department[] {
  const people = new Map<string | null, Set<string>>();
  for (const { department, employee_id } of totals) {
    const known = people.get(department) ?? new Set();
    known.add(employee_id);
    people.set(department, known);
  }
  return [...people].map(([department, ids]) => ({ department, people: ids.size })).sort((a, b) => order(a.department, b.department));
}

const order = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1);

/** A report of one department's people alone: nobody else's amounts or findings stand in it. */
export const ofDepartment = (view: View, department: string | null): View => {
  const known = new Map(view.report.totals.map(({ employee_id, department: of }) => [employee_id, of]));
  return { ...ofPeople(view, (id) => known.get(id) === department, (total) => total.department === department), of: department ?? view.say('report.no-department') };
};

/** A report of one person alone. */
export const ofPerson = (view: View, employeeId: string): View => ({ ...ofPeople(view, (id) => id === employeeId), of: view.names.person(employeeId).label });

function ofPeople(view: View, isOne: (employeeId: string) => boolean, isTotal: (total: Total) => boolean = ({ employee_id }) => isOne(employee_id)): View {
  const { report } = view;
  const known = (id: string | null | undefined): boolean => id !== null && id !== undefined && isOne(id);
  const findings = report.findings.filter(({ person }) => known(person?.employee_id));
  const ids = new Set(findings.map(({ id }) => id));
  return {
    ...view,
    report: {
      schemaVersion: report.schemaVersion,
      run: report.run,
      notRead: report.notRead,
      coverage: report.coverage,
      ruleErrors: report.ruleErrors,
      findings,
      lines: report.lines.filter(({ employee_id }) => isOne(employee_id)),
      waivedLines: report.waivedLines.filter(({ employee_id }) => isOne(employee_id)),
      waivers: report.waivers.filter(({ finding }) => ids.has(finding)),
      totals: report.totals.filter(isTotal),
      reconciliation: report.reconciliation.filter(({ employee_id }) => known(employee_id)),
    },
  };
}

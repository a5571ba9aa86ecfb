import { ICommandService, ObjectMatrix } from '@univerjs/core';
import { FormulaDataModel, IActiveDirtyManagerService, IDependencyManagerService } from '@univerjs/engine-formula';
import { RemoveSheetMutation, type IRemoveSheetMutationParams } from '@univerjs/sheets';
import { beside } from '../beside';
import type { Host } from '../host';
import { flush } from './pending';

/** Long for any workbook of a test, short for a person who waits. */
const PATIENCE_MS = 60_000;

interface Calculation {
  isPending: boolean;
}

/** Univer calculates a moment after what changed; until then results are those from before. */
const calculationOf = beside<Calculation>((host) => {
  const state: Calculation = { isPending: hasFormulas(host) };
  const dirty = host.injector.get(IActiveDirtyManagerService);
  const commands = host.injector.get(ICommandService);
  commands.beforeCommandExecuted(({ id, params }) => {
    if (id === RemoveSheetMutation.id) forgetFormulas(host, (params as IRemoveSheetMutationParams).subUnitId);
  });
  commands.onCommandExecuted((command, options) => {
    if (options?.onlyLocal !== true && dirty.get(command.id) !== undefined) state.isPending = true;
  });
  return state;
});

/** What the formulas of a sheet read on other sheets. With the sheet alone Univer would forget what is read on it, and look for formulas that are gone ever after. */
function forgetFormulas(host: Host, sheetId: string): void {
  const dependencies = host.injector.get(IDependencyManagerService);
  const formulas = new ObjectMatrix(host.injector.get(FormulaDataModel).getFormulaData()[host.book.getId()]?.[sheetId] ?? {});
  formulas.forValue((row, column) => dependencies.removeFormulaDependency(host.book.getId(), sheetId, row, column));
}

export function watchCalculation(host: Host): void {
  calculationOf(host);
}

/** Resolves when every formula has the result of what its cells hold now, as it has in Excel when a batch reads. */
export async function calculated(host: Host): Promise<void> {
  flush(host);
  const state = calculationOf(host);
  if (!state.isPending) return;
  if (hasFormulas(host)) await host.univer.getFormula().onCalculationResultApplied(PATIENCE_MS);
  state.isPending = false;
}

/** Calculates all formulas anew. */
export function calculateAll(host: Host): void {
  flush(host);
  calculationOf(host).isPending = true;
  host.univer.getFormula().executeCalculation();
}

function hasFormulas(host: Host): boolean {
  const sheets = host.injector.get(FormulaDataModel).getFormulaData()[host.book.getId()] ?? {};
  return Object.values(sheets).some((rows) => Object.keys(rows ?? {}).length > 0);
}

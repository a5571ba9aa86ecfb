import { BooleanNumber, ICommandService, type Injector } from '@univerjs/core';
import {
  BaseFunction,
  FormulaExecutedStateType,
  FunctionType,
  IFunctionService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  type BaseValueObject,
  type IFunctionInfo,
  type ISetFormulaCalculationNotificationMutation,
} from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import type { EventEntry } from '../wire';
import { NotCalled, toArguments, type Blanks } from './arguments';
import { Calls, type CellPlace } from './calls';
import { toRanges } from './dirty-ranges';
import { unsupported, type FunctionMetadata, type FunctionsMetadata } from './metadata';
import { BUSY, errorObject, toValueObject } from './results';

export interface CustomFunctionsOptions {
  readonly metadata: FunctionsMetadata;
  /** What stands before the names in formulas: GUIJU. */
  readonly namespace: string;
  readonly send: (entries: readonly EventEntry[]) => void;
  readonly addressOf: (place: CellPlace) => string;
  /** Default: null, as on the web. */
  readonly blanks?: Blanks;
}

/** Custom functions of an add-in in the cells of a Univer workbook, called through the runtime of Microsoft's client. */
export interface CustomFunctions {
  /** The runtime said that it is ready for calls. */
  ready(): void;
  /** The runtime brings results: `[id, true, value, …]` or `[id, false, message, failure, …]`. */
  results(entries: readonly (readonly unknown[])[]): void;
  /** Forgets all results: whatever is calculated from now on is called anew. */
  forget(): void;
  /** The words beside an error that a cell shows; null where there are none. */
  messageAt(place: CellPlace, shown: string): string | null;
  /** Calls under way, or waiting for the runtime. */
  readonly waiting: number;
  dispose(): void;
}

/**
 * Registers the functions of functions.json, with their descriptions for the completion of formulas. The engine calculates a cell in one go, the
 * runtime answers later, so a call's cell shows #BUSY! until then: the engine's own functions of promises would wait for one cell after the other.
 *
 * Throws where a function asks for something that this host cannot do.
 */
export function registerCustomFunctions(injector: Injector, options: CustomFunctionsOptions): CustomFunctions {
  const commands = injector.get(ICommandService);
  const engine = injector.get(IFunctionService);
  const descriptions = injector.get(IDescriptionService);
  // A calculation that is asked for during another one stops that and begins anew, so what settles waits for its end; and a while for what else is
  // under way: each calculation looks through all formulas that have changed.
  let isCalculating = false;
  let settled: CellPlace[] = [];
  let patience: ReturnType<typeof setTimeout> | null = null;
  const calculateSettled = (): void => {
    if (patience !== null) clearTimeout(patience);
    patience = null;
    if (isCalculating || settled.length === 0) return;
    const dirtyRanges = toRanges(settled);
    settled = [];
    void commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, { ...NOTHING_ELSE_DIRTY, dirtyRanges }, { onlyLocal: true });
  };
  const settle = (): void => {
    if (calls.waiting === 0) calculateSettled();
    else patience ??= setTimeout(calculateSettled, PATIENCE_MS);
  };
  const errorsPassed = options.metadata.allowErrorForDataTypeAny === true;
  const calls = new Calls({
    send: options.send,
    addressOf: options.addressOf,
    errorsPassed,
    settled: (places) => {
      for (const place of places) settled.push(place);
      settle();
    },
  });
  const rules = { blanks: options.blanks ?? 'null', errors: errorsPassed } as const;

  class CalledFunction extends BaseFunction {
    readonly #metadata: FunctionMetadata;

    constructor(name: string, metadata: FunctionMetadata) {
      super(name);
      this.#metadata = metadata;
    }

    override calculate(...given: BaseValueObject[]): BaseValueObject {
      const { unitId, subUnitId, row, column } = this;
      try {
        const passed = toArguments(this.#metadata, given, rules);
        const outcome = calls.outcomeOf({ unitId: unitId ?? '', sheetId: subUnitId ?? '', row, column }, this.#metadata, passed);
        return outcome === null ? errorObject(BUSY) : toValueObject(outcome);
      } catch (error) {
        if (error instanceof NotCalled) return errorObject(error.code);
        throw error;
      }
    }
  }

  const names = options.metadata.functions.map((metadata) => {
    const missing = unsupported(metadata);
    if (missing !== null) throw new Error(`The stand-in for Excel cannot serve ${metadata.id}: ${missing}.`);
    return `${options.namespace}.${metadata.name}`.toUpperCase();
  });
  engine.registerExecutors(...options.metadata.functions.map((metadata, index) => new CalledFunction(names[index] ?? '', metadata)));
  forgetFormulaTrees(engine);
  const described = descriptions.registerDescriptions(options.metadata.functions.map((metadata, index) => describe(names[index] ?? '', metadata)));
  const runs = commands.onCommandExecuted((command) => {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      isCalculating = true;
      calls.beginRun();
    } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState: ended } = command.params as ISetFormulaCalculationNotificationMutation;
      if (ended === undefined) return;
      isCalculating = false;
      // One that was stopped mostly begins anew at once.
      if (ended === FormulaExecutedStateType.STOP_EXECUTION) patience ??= setTimeout(calculateSettled, PATIENCE_MS);
      else settle();
    }
  });

  return {
    ready: () => calls.ready(),
    results: (entries) => calls.results(entries),
    forget: () => calls.forget(),
    messageAt: (place, shown) => calls.messageAt(place, shown),
    get waiting() {
      return calls.waiting;
    },
    dispose: () => {
      if (patience !== null) clearTimeout(patience);
      runs.dispose();
      described.dispose();
      engine.unregisterExecutors(...names);
      calls.forget();
    },
  };
}

/**
 * The engine keeps the trees of formulas, with the functions that were known when it first read them: it does so as soon as a workbook is there. Long
 * formulas are kept by a hash that no name is found in, so all are forgotten: every key contains the empty text.
 */
const forgetFormulaTrees = (engine: IFunctionService): void => engine.deleteFormulaAstCacheKey('');

/** How long results wait for others that are under way. */
const PATIENCE_MS = 500;

const NOTHING_ELSE_DIRTY = {
  forceCalculation: false,
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  dirtySuperTableMap: {},
  clearDependencyTreeCache: {},
};

function describe(functionName: string, metadata: FunctionMetadata): IFunctionInfo {
  return {
    functionName,
    functionType: FunctionType.User,
    description: metadata.description ?? '',
    abstract: metadata.description ?? '',
    functionParameter: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? '',
      example: '',
      require: parameter.optional === true ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  };
}

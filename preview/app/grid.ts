import { LifecycleStages, LocaleType, Univer, UniverInstanceType, type ILanguagePack, type IWorkbookData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import { UniverSheetsHyperLinkPreset } from '@univerjs/preset-sheets-hyper-link';
import { UniverSheetsTablePreset } from '@univerjs/preset-sheets-table';
import { workbookCustom } from '../book/custom';
import type { Language } from '../../src/i18n/language';

const LOCALES: Readonly<Record<Language, LocaleType>> = { 'zh-CN': LocaleType.ZH_CN, 'zh-TW': LocaleType.ZH_TW, en: LocaleType.EN_US };

/** The grid's own words, of one language: a file of its own that is loaded when it is asked for. */
const WORDS: Readonly<Record<Language, () => Promise<{ readonly default: ILanguagePack }>>> = {
  'zh-CN': () => import('./grid-words/zh-CN'),
  'zh-TW': () => import('./grid-words/zh-TW'),
  en: () => import('./grid-words/en'),
};

/** A spreadsheet on the page that shows one workbook. */
export interface Grid {
  readonly api: FUniver;
  /** Menus and messages in another language; the workbook stays as it is. */
  speak(language: Language): Promise<void>;
  /** Takes the grid off the page at once; resolves when its engine has ended, too. Before that, no other workbook should be shown. */
  dispose(): Promise<void>;
}

/** Shows a workbook in an element. Nothing is calculated yet: the add-in's functions come first. */
export async function showGrid(parent: HTMLElement, data: IWorkbookData, language: Language): Promise<Grid> {
  const locale = LOCALES[language];
  const words = await WORDS[language]();
  const container = document.createElement('div');
  container.className = 'univer';
  parent.append(container);
  const univer = new Univer({ locale, locales: { [locale]: words.default } });
  const presets = [
    UniverSheetsCorePreset({ container, header: true, toolbar: false, formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION } }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsHyperLinkPreset(),
    UniverSheetsTablePreset(),
  ];
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
      else univer.registerPlugin(plugin);
    }
  }
  const api = FUniver.newAPI(univer);
  const stopCalculating = watchCalculations(api);
  const steady = new Promise<void>((resolve) => {
    api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
      if (stage === LifecycleStages.Steady) resolve();
    });
  });
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, { ...data, locale });
  const { activeSheet } = workbookCustom(data);
  if (activeSheet !== data.sheetOrder[0]) api.getActiveWorkbook()!.setActiveSheet(activeSheet);
  // Before, not all that answers to keys and clicks is there.
  await steady;
  return {
    api,
    async speak(other) {
      const { default: pack } = await WORDS[other]();
      api.loadLocales(LOCALES[other], pack);
      api.setLocale(LOCALES[other]);
    },
    async dispose() {
      container.remove();
      await stopCalculating();
      univer.dispose();
    },
  };
}

/** Long for what runs between two looks at whether to stop. */
const STOP_MS = 5000;

/** Univer must not be disposed of while it calculates: what it tells of its progress a second later would find no words any more. Returns how to stop it. */
function watchCalculations(api: FUniver): () => Promise<void> {
  const formula = api.getFormula();
  let running = 0;
  let ended = (): void => undefined;
  formula.calculationStart(() => {
    running += 1;
  });
  formula.calculationEnd(() => {
    running -= 1;
    if (running <= 0) ended();
  });
  return async () => {
    if (running <= 0) return;
    await new Promise<void>((resolve) => {
      // Others hear of the end, too, before there is nothing left.
      ended = () => setTimeout(resolve);
      setTimeout(resolve, STOP_MS);
      formula.stopCalculation();
    });
  };
}

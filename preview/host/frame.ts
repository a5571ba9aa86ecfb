import { REQUIREMENT_SETS } from './requirement-sets';

/** The pipe of the client library: it puts its own `onMessageFromHost` there when it loads. */
export interface NativeBridge {
  sendMessageToHost(message: string): void;
  onMessageFromHost?(message: string): void;
}

/** What is needed of the window that an add-in's page is loaded into: a frame of a browser, or jsdom. */
export interface AddInWindow {
  name: string;
  readonly location: { readonly hostname: string };
  readonly document: object;
  readonly MessageEvent: new (type: string, init: { readonly data: string; readonly origin: string }) => Event;
  dispatchEvent(event: Event): boolean;
}

export interface SeatOptions {
  readonly bridge: NativeBridge;
  /** As Office.context.displayLanguage and contentLanguage have it: zh-CN. */
  readonly language: string;
  /** Office.context.document.url. */
  readonly documentUrl: string;
  /** Whether the pane is seen at the start. */
  readonly shown: boolean;
  readonly settings: CommonSettings;
  /** The reader left the pane by its keyboard: backwards, or forwards to what comes after it. */
  readonly left?: (backwards: boolean) => void;
}

/** Office.context.document.settings: names and their values as JSON. */
export interface CommonSettings {
  all(): ReadonlyMap<string, string>;
  replace(all: ReadonlyMap<string, string>): void;
}

export interface AddInFrame {
  /** Presses a button of the ribbon: runs what the add-in associated with the id; settled by its `event.completed()`. Rejects with the client's code. */
  runCommand(action: string): Promise<void>;
}

/** The numbers below are the client's own, of office.js for Excel on the web. */
const REQUEST = 0;
const RESPONSE = 1;
const FOR_CALL = 0;
const FOR_EVENT = 1;
const EXCEL_ON_THE_WEB = 16;
const READ_WRITE = 1;
const TASK_PANE = 1;
const SHARED_RUNTIME_WITH_FUNCTIONS = 1 | 2;
const DISPLAY_HIDDEN = 1;
const DISPLAY_TASK_PANE = 2;
const LOAD_SETTINGS = 75;
const SAVE_SETTINGS = 76;
const COMMAND_COMPLETED = 94;
const METHOD_NOT_SUPPORTED = 5000;
const COMMAND_EVENT = 'appCommandInvoked';
/** What the pane tells of the keyboard: Ctrl+F6, Tab, Escape, F2, nothing to focus; true where it goes backwards. */
const LEAVING: ReadonlyMap<number, boolean> = new Map([[5, false], [6, true], [13, false], [14, true], [15, false], [16, false], [17, false], [18, true]]);

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

let seats = 0;

/**
 * Prepares a window for an add-in's page, before office.js loads in it: host and conversation in the window's name, the bridge for Excel's API and
 * custom functions, and the other side of the messages by which office.js asks for its context, keeps settings and hears of ribbon buttons.
 *
 * The client talks to its opener before its parent and trusts a host of its own domain by https, so the answers come as messages from there; nothing
 * is loaded and nothing of the client is changed.
 */
export function seatAddIn(window: AddInWindow, options: SeatOptions): AddInFrame {
  const origin = `https://${window.location.hostname}`;
  const seat = `seat-${(seats += 1)}`;
  const running = new Map<string, { resolve(): void; reject(reason: Error): void }>();
  let commandEvent: Message | null = null;
  let commands = 0;

  const post = (message: Message, responseType: number, data: unknown): void => {
    const envelope = { ...message, _messageType: RESPONSE, _errorCode: 0, _responseType: responseType, _data: data, _origin: origin, _serializerVersion: 1 };
    setTimeout(() => window.dispatchEvent(new window.MessageEvent('message', { data: JSON.stringify(envelope), origin })), 0);
  };

  const runMethod = (data: Readonly<Record<string, unknown>>): object => {
    const id = (data.DdaMethod as { readonly DispatchId: number }).DispatchId;
    if (id === COMMAND_COMPLETED) {
      const command = running.get(String(data[0]));
      running.delete(String(data[0]));
      if (data[1] === 0) command?.resolve();
      else command?.reject(new Error(`The add-in has no such command, or it failed: ${String(data[1])}.`));
      return { Version: 1, Error: 0 };
    }
    if (id === SAVE_SETTINGS) {
      const { Properties } = data.DdaSettingsMethod as { readonly Properties: readonly (readonly [string, string])[] };
      options.settings.replace(new Map(Properties));
      return { Version: 1, Error: 0 };
    }
    if (id === LOAD_SETTINGS) {
      return { Version: 1, Error: 0, Properties: { Settings: [...options.settings.all()].map(([Name, Value]) => ({ Name, Value })) } };
    }
    return { Version: 1, Error: METHOD_NOT_SUPPORTED };
  };

  const receive = (message: Message): void => {
    if (message._messageType !== REQUEST) return;
    switch (message._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        post(message, FOR_CALL, context(seat, options));
        break;
      case 'ContextActivationManager_notifyHost': {
        const [, action] = message._data as readonly [string, number];
        const backwards = LEAVING.get(action);
        if (backwards !== undefined) options.left?.(backwards);
        break;
      }
      case 'executeMethod':
        post(message, FOR_CALL, runMethod(message._data as Readonly<Record<string, unknown>>));
        break;
      case COMMAND_EVENT:
        commandEvent = message;
        post(message, FOR_CALL, { Error: 0 });
        break;
      default:
        post(message, FOR_CALL, { Error: METHOD_NOT_SUPPORTED });
    }
  };

  if (!('domain' in window.document)) Object.defineProperty(window.document, 'domain', { value: window.location.hostname });
  window.name = JSON.stringify({
    baseFrameName: seat,
    hostInfo: `Excel$Web$16.01$${options.language}$${seat}$$$${SHARED_RUNTIME_WITH_FUNCTIONS}`,
    xdmInfo: `${seat}|${seat}|${origin}/`,
    serializerVersion: '1',
  });
  Object.assign(window, { opener: { postMessage: (text: string) => receive(JSON.parse(text) as Message) }, _richApiNativeBridge: options.bridge });

  return {
    runCommand: (action) =>
      new Promise((resolve, reject) => {
        if (commandEvent === null) {
          reject(new Error('The add-in is not ready for commands.'));
          return;
        }
        const id = `command-${(commands += 1)}`;
        running.set(id, { resolve, reject });
        post(commandEvent, FOR_EVENT, { 0: id, 1: action, 2: JSON.stringify({ source: { id: action } }) });
      }),
  };
}

function context(seat: string, options: SeatOptions): object {
  return {
    _id: seat,
    _appInstanceId: seat,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: '16.00',
    _hostFullVersion: '16.0.15407.10000',
    _appUILocale: options.language,
    _dataLocale: options.language,
    _docUrl: options.documentUrl,
    _clientMode: READ_WRITE,
    _settings: [...options.settings.all()],
    _reason: 'documentOpened',
    _osfControlType: TASK_PANE,
    _eToken: '',
    _correlationId: seat,
    _initialDisplayMode: options.shown ? DISPLAY_TASK_PANE : DISPLAY_HIDDEN,
    _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
  };
}

import { loadClient } from './testing/client';
import type { CommonSettings, NativeBridge, SeatOptions } from './frame';

/** A host that answers each action with nothing, as one does that only listens. */
function listening(): { readonly bridge: NativeBridge; readonly heard: string[] } {
  const heard: string[] = [];
  const bridge: NativeBridge = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: { Actions: { Id: number; Name: string }[] } } };
      heard.push(...message.body.Actions.map((action) => action.Name).filter((name) => name !== ''));
      const Results = message.body.Actions.map((action) => ({ ActionId: action.Id, Value: {} }));
      setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body: { Results } } })), 0);
    },
  };
  return { bridge, heard };
}

/** Waits until something is so, on a busy machine too. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}

function inMemory(start: readonly (readonly [string, string])[] = []): CommonSettings {
  let all = new Map(start);
  return { all: () => all, replace: (next) => void (all = new Map(next)) };
}

const seat = (more: Partial<SeatOptions> = {}): SeatOptions => ({
  bridge: listening().bridge,
  language: 'zh-CN',
  documentUrl: '2026年10月台账.xlsx',
  shown: true,
  settings: inMemory(),
  ...more,
});

describe("an add-in's frame", () => {
  test('boots the client as Excel, with its context, and starts the custom functions and commands', async () => {
    const { bridge, heard } = listening();
    const client = await loadClient(seat({ bridge }));
    const info = await client.Office.onReady();
    expect(info).toMatchObject({ host: 'Excel', platform: 'OfficeOnline', addin: { visibilityMode: 'Taskpane' } });
    expect(client.Office.context.displayLanguage).toBe('zh-CN');
    expect(client.Office.context.document.url).toBe('2026年10月台账.xlsx');
    expect(['1.15', '1.16'].map((version) => client.Office.context.requirements.isSetSupported('ExcelApi', version))).toEqual([true, false]);
    expect(client.Office.context.requirements.isSetSupported('SharedRuntime', '1.1')).toBe(true);
    await until(() => heard.includes('NotifyActionHandlerReady'));
    expect(heard).toEqual(expect.arrayContaining(['_SetOsfControlContainerReadyForCustomFunctions', 'NotifyActionHandlerReady']));
    client.close();
  });

  test('runs a command of the ribbon until it says that it is completed', async () => {
    const client = await loadClient(seat());
    const seen: unknown[] = [];
    let finish: () => void = () => undefined;
    client.Office.actions.associate('check', (event: Office.AddinCommands.Event) => {
      seen.push(event.source.id);
      finish = () => event.completed();
    });
    const running = client.frame.runCommand('check').then(() => seen.push('completed'));
    await until(() => seen.length > 0);
    expect(seen).toEqual(['check']);
    finish();
    await running;
    expect(seen).toEqual(['check', 'completed']);
    await expect(client.frame.runCommand('no-such-command')).rejects.toThrow('11101');
    client.close();
  });

  test("keeps the add-in's settings in the document", async () => {
    const settings = inMemory([['seen', 'true']]);
    const client = await loadClient(seat({ settings }));
    const { settings: own } = client.Office.context.document;
    expect(own.get('seen')).toBe(true);
    own.set('columns', { employee: '工号' });
    own.remove('seen');
    const saved = await new Promise<Office.AsyncResult<void>>((resolve) => {
      own.saveAsync({}, resolve);
    });
    expect(saved.status).toBe('succeeded');
    expect([...settings.all()]).toEqual([['columns', '{"employee":"工号"}']]);
    settings.replace(new Map([['columns', '{"employee":"員工編號"}']]));
    await new Promise((resolve) => {
      own.refreshAsync(resolve);
    });
    expect(own.get('columns')).toEqual({ employee: '員工編號' });
    client.close();
  });
});

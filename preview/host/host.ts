import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook } from '@univerjs/sheets/facade';
import { runBatch } from './batch';
import { watchCellEdit } from './cell-edit';
import { HostError } from './errors';
import { watchChanges } from './events';
import type { NativeBridge } from './frame';
import type { Area } from './grid/address';
import { watchCalculation } from './grid/calculation';
import { flush } from './grid/pending';
import type { HostObject } from './object-type';
import { ROOT, SERVICES } from './objects';
import { keepProtection } from './protection';
import { MESSAGE, type Batch, type EventEntry, type Json, type RequestMessage } from './wire';

/** A request before it runs: a gate may hold it or throw a HostError. */
export type Gate = (request: { readonly flags: number }) => void | Promise<void>;

/** Asked before cells of a sheet are written; throws a HostError where they may not be. */
export type Guard = (sheetId: string, area: Area) => void;

/** What went over the wire in one trip: bytes of the two bodies in UTF-8, the batch, and the code of the error that ended it. */
export interface Trip {
  readonly flags: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly batch: Batch;
  readonly error: string | null;
}

const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** A stand-in for Excel: answers the client library's requests about one workbook that lives in Univer. */
export interface Host {
  readonly univer: FUniver;
  readonly book: FWorkbook;
  /** Univer's own services, for what its facade does not give. */
  readonly injector: Injector;
  readonly root: HostObject;
  readonly references: ReadonlyMap<string, HostObject>;
  readonly gates: Gate[];
  readonly guards: Guard[];
  /** Asked before a sheet is added, deleted, renamed, moved, hidden or shown; throws a HostError where it may not be. */
  readonly structureGuards: (() => void)[];
  /** Run when the actions of a request are done, before it is answered. */
  readonly afterBatch: (() => void)[];
  /** Whether a request of the add-in is running: what changes now is the add-in's own. */
  readonly isBusy: boolean;
  newObject(name: string): HostObject;
  /** Holds an object for the client under a reference. */
  keep(object: HostObject): void;
  release(reference: string): void;
  /** A pipe for one add-in's window, until it is disconnected. */
  connect(observe?: (trip: Trip) => void): NativeBridge;
  disconnect(bridge: NativeBridge): void;
  /** Tells all connected windows of events. */
  send(entries: readonly EventEntry[]): void;
}

export function createHost(univer: FUniver, book: FWorkbook): Host {
  const bridges = new Set<NativeBridge>();
  const references = new Map<string, HostObject>();
  let held = 0;
  let running = 0;
  let line: Promise<unknown> = Promise.resolve();

  const host: Host = {
    univer,
    book,
    injector: book.getActiveSheet().getInject(),
    root: ROOT.of(null),
    references,
    gates: [],
    guards: [],
    structureGuards: [],
    afterBatch: [],
    get isBusy() {
      return running > 0;
    },
    newObject(name) {
      const service = SERVICES[name];
      if (service === undefined) throw new HostError('ApiNotFound', `This host has no ${name}.`);
      return service();
    },
    keep(object) {
      if (object.referenceId !== '') return;
      object.referenceId = `guiju:${(held += 1)}`;
      references.set(object.referenceId, object);
    },
    release(reference) {
      const object = references.get(reference);
      if (object !== undefined) object.referenceId = '';
      references.delete(reference);
    },
    connect(observe = () => undefined) {
      const bridge: NativeBridge = {
        sendMessageToHost(text) {
          void receive(text, observe, () => bridges.has(bridge)).then((reply) => {
            if (reply !== null) bridge.onMessageFromHost?.(reply);
          });
        },
      };
      bridges.add(bridge);
      return bridge;
    },
    disconnect(bridge) {
      bridges.delete(bridge);
    },
    send(entries) {
      const text = JSON.stringify({ type: MESSAGE.event, message: { entries } });
      for (const bridge of bridges) bridge.onMessageFromHost?.(text);
    },
  };

  /** Null where the window is no longer connected: as in Excel, nobody hears it and it hears nothing, for its workbook may be gone. */
  const receive = async (text: string, observe: (trip: Trip) => void, isHeard: () => boolean): Promise<string | null> => {
    const request = JSON.parse(text) as RequestMessage;
    const batch = (typeof request.message.body === 'string' ? JSON.parse(request.message.body) : request.message.body) as Batch;
    const requestBytes = bytesOf(JSON.stringify(batch));
    const reply = (statusCode: number, body: Json): string => JSON.stringify({ id: request.id, type: MESSAGE.response, message: { statusCode, headers: {}, body } });
    const refuse = (error: HostError): string => {
      const body = { error: { code: error.code, message: error.message } };
      observe({ flags: request.flags, requestBytes, responseBytes: bytesOf(JSON.stringify(body)), batch, error: error.code });
      return reply(error.status, body);
    };
    const run = async (): Promise<string | null> => {
      if (!isHeard()) return null;
      const known = new Set(references.keys());
      running += 1;
      const answer = await runBatch(batch, host).finally(() => {
        try {
          flush(host);
          for (const finish of host.afterBatch) finish();
        } finally {
          running -= 1;
        }
      });
      const responseBytes = bytesOf(JSON.stringify(answer));
      if (responseBytes > PAYLOAD_LIMIT) {
        // The client never hears of the references it was given.
        for (const reference of [...references.keys()]) if (!known.has(reference)) host.release(reference);
        throw new HostError('ResponsePayloadSizeLimitExceeded');
      }
      observe({ flags: request.flags, requestBytes, responseBytes, batch, error: answer.Error?.Code ?? null });
      return reply(200, answer as unknown as Json);
    };
    try {
      if (requestBytes > PAYLOAD_LIMIT) throw new HostError('RequestPayloadSizeLimitExceeded');
      for (const gate of host.gates) await gate({ flags: request.flags });
      // One batch after another, as Excel runs them, whichever window sent it.
      const answered = line.then(run);
      line = answered.catch(() => undefined);
      const answer = await answered;
      return isHeard() ? answer : null;
    } catch (error) {
      if (!isHeard()) return null;
      if (error instanceof HostError) return refuse(error);
      return refuse(new HostError('GeneralException', error instanceof Error ? (error.stack ?? error.message) : String(error)));
    }
  };

  watchCalculation(host);
  keepProtection(host);
  watchCellEdit(host);
  watchChanges(host);
  return host;
}

/** The length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

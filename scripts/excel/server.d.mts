import type { IncomingMessage, ServerResponse } from 'node:http';

export declare function answerer(folder: string): (request: IncomingMessage, response: ServerResponse) => unknown;

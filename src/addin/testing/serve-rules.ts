import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of the rules gives, by path. */
export type Answers = Readonly<Record<string, { readonly status?: number; readonly text: string }>>;

/** The rules beside the page, as a server of this machine gives them. Close it when done. */
export async function serveRules(answers: Answers): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    response.writeHead(answer ? (answer.status ?? 200) : 404, { 'content-type': 'application/json' }).end(answer?.text ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

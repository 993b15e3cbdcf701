import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TakenMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PartnerServer {
  readonly url: string;
  /** What came to a path, in its order. */
  taken(path: string): readonly TakenMessage[];
  /** Answers nothing at a path until the given function is called. */
  hold(path: string): () => void;
  /** Answers so at a path from now on; 200 without a body unless said. */
  answer(path: string, status: number, body?: Buffer): void;
  close(): Promise<void>;
}

/** The server of a partner: takes messages by HTTP and answers as it is told. */
export async function startPartner(): Promise<PartnerServer> {
  const taken: TakenMessage[] = [];
  const answers = new Map<string, { readonly status: number; readonly body?: Buffer }>();
  const held = new Map<string, Promise<void>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      taken.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = () => {
        const { status, body } = answers.get(path) ?? { status: 200 };
        response.writeHead(status).end(body);
      };
      void (held.get(path) ?? Promise.resolve()).then(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken: (path) => taken.filter((one) => one.path === path),
    hold: (path) => {
      let free = (): void => undefined;
      held.set(path, new Promise((resolve) => (free = resolve)));
      return () => free();
    },
    answer: (path, status, body) => void answers.set(path, { status, ...(body ? { body } : {}) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The signature that a partner computes with the secret that it was given. */
export function signatureOf(secret: string, { headers, body }: TakenMessage): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

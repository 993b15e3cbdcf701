import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { type RunningIntake, visitor } from './running-intake.js';

export interface GatewayStandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** Signs whoever calls in as a visitor, as the gateway does. Intake starts after it, and is asked for when somebody calls. */
export async function startGateway(intake: () => RunningIntake): Promise<GatewayStandIn> {
  const server = createServer((asked, answer) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of asked as AsyncIterable<Buffer>) chunks.push(chunk);
      const { status, text } = await request(intake().url)
        .post(asked.url ?? '')
        .set('Authorization', await intake().bearer(visitor))
        .set('content-type', asked.headers['content-type'] ?? 'text/xml')
        .send(Buffer.concat(chunks).toString());
      answer.writeHead(status).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RobotServer {
  readonly url: string;
  /** What robots said, with the address. */
  readonly said: { readonly path: string; readonly text: string }[];
  /** Numbers that the next calls are answered with, in order; 0 when none is left. */
  readonly answers: number[];
  /** When set, called after a message was taken and before it is answered. */
  beforeAnswer: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** A platform of robots. */
export async function openRobotServer(): Promise<RobotServer> {
  const said: { path: string; text: string }[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const errcode = answers.shift() ?? 0;
      const { text } = JSON.parse(Buffer.concat(chunks).toString()) as {
        text: { content: string };
      };
      if (errcode === 0) said.push({ path: request.url ?? '', text: text.content });
      await state.beforeAnswer?.();
      response.end(JSON.stringify({ errcode }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: RobotServer = {
    ...{ url: `http://127.0.0.1:${port}`, said, answers, beforeAnswer: null },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return state;
}

import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly url: string;
  /** Bytes stop flowing; both ends still believe in the connection. */
  freeze(): void;
  thaw(): void;
  /** Both ends see the connection break. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between a client and a server and does to their bytes what networks do. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const url = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;
  const server: Server = createServer((client) => {
    const upstream = connect(Number(url.port), url.hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const end = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
    if (frozen) pair.forEach((socket) => socket.pause());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  const proxied = new URL(target);
  proxied.host = `127.0.0.1:${address.port}`;
  const each = (work: (socket: Socket) => void) => pairs.forEach((pair) => pair.forEach(work));
  return {
    url: proxied.toString(),
    freeze: () => {
      frozen = true;
      each((socket) => socket.unpipe().pause());
    },
    thaw: () => {
      frozen = false;
      for (const [client, upstream] of pairs) {
        client.pipe(upstream);
        upstream.pipe(client);
      }
    },
    cut: () => each((socket) => socket.destroy()),
    close: async () => {
      each((socket) => socket.destroy());
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

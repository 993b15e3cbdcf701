import { randomBytes } from 'node:crypto';
import { applyTopology, TOPOLOGY, topologyOf } from '@tingsu/messaging';

export interface TestBroker {
  readonly url: string;
  /** Closes every connection of this virtual host from the broker's side; waits until there is one. Returns how many. */
  closeConnections(): Promise<number>;
  close(): Promise<void>;
}

/** A virtual host of its own, deleted at the end, with the whole topology or what one service needs of it. */
export async function openTestBroker(service?: string): Promise<TestBroker> {
  const amqp = new URL(needed('TEST_AMQP_URL'));
  const management = new URL(needed('TEST_AMQP_MANAGEMENT_URL'));
  const vhost = `tingsu_${process.pid}_${randomBytes(4).toString('hex')}`;
  const api = (method: string, path: string, body?: unknown) =>
    request(management, method, path, body);
  await api('PUT', `/api/vhosts/${vhost}`, {});
  await api('PUT', `/api/permissions/${vhost}/${amqp.username || 'guest'}`, {
    configure: '.*',
    write: '.*',
    read: '.*',
  });
  amqp.pathname = `/${vhost}`;
  const url = amqp.toString();
  await applyTopology(url, service === undefined ? TOPOLOGY : topologyOf(service));
  return {
    url,
    closeConnections: async () => {
      const connections = await listed(() => api('GET', `/api/vhosts/${vhost}/connections`));
      for (const { name } of connections)
        await api('DELETE', `/api/connections/${encodeURIComponent(name)}`);
      return connections.length;
    },
    close: async () => {
      await api('DELETE', `/api/vhosts/${vhost}`);
    },
  };
}

/** The broker lists a new connection only after some seconds. */
async function listed(list: () => Promise<unknown>): Promise<readonly { readonly name: string }[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const connections = (await list()) as readonly { readonly name: string }[];
    if (connections.length > 0) return connections;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return [];
}

async function request(base: URL, method: string, path: string, body?: unknown): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`).toString('base64')}`;
  const response = await fetch(new URL(path, base.origin), {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok && response.status !== 404)
    throw new Error(`RabbitMQ management answered ${response.status} to ${method} ${path}`);
  return response.status === 200 ? response.json() : null;
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`npm test\` starts a RabbitMQ and sets it`);
  return value;
}

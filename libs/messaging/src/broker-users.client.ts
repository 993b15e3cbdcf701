import type { BrokerRights } from './broker-rights.js';

export interface BrokerUser {
  readonly name: string;
  readonly password: string;
  readonly rights: BrokerRights;
}

/**
 * Makes these accounts in the virtual host of `amqpUrl`, or gives them their password and rights again, over the management API.
 * `managementUrl` names an administrator.
 */
export async function applyBrokerUsers(
  { amqpUrl, managementUrl }: { readonly amqpUrl: string; readonly managementUrl: string },
  users: readonly BrokerUser[],
): Promise<void> {
  const vhost = encodeURIComponent(virtualHostOf(amqpUrl));
  for (const { name, password, rights } of users) {
    const user = encodeURIComponent(name);
    const { configure, write, read, topics } = rights;
    await request(managementUrl, 'PUT', `/api/users/${user}`, { password, tags: '' });
    await request(managementUrl, 'PUT', `/api/permissions/${vhost}/${user}`, {
      ...{ configure, write, read },
    });
    for (const topic of topics)
      await request(managementUrl, 'PUT', `/api/topic-permissions/${vhost}/${user}`, topic);
  }
}

/** Names of the accounts of the broker. */
export async function brokerUsers(managementUrl: string): Promise<readonly string[]> {
  const users = (await request(managementUrl, 'GET', '/api/users')) as { readonly name: string }[];
  return users.map(({ name }) => name);
}

/** Takes an account away and ends its connections; without effect when there is none. */
export async function removeBrokerUser(managementUrl: string, name: string): Promise<void> {
  await request(managementUrl, 'DELETE', `/api/users/${encodeURIComponent(name)}`);
}

/** `/` where the address names none. */
function virtualHostOf(amqpUrl: string): string {
  const path = decodeURIComponent(new URL(amqpUrl).pathname.replace(/^\//, ''));
  return path === '' ? '/' : path;
}

async function request(
  managementUrl: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const { origin, username, password } = new URL(managementUrl);
  const account = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const response = await fetch(new URL(path, origin), {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(account).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok && !(method === 'DELETE' && response.status === 404))
    throw new Error(`The broker answered ${response.status} to ${method} ${path}`);
  return response.status === 200 ? response.json() : null;
}

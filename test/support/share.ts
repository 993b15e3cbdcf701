import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A system's own corner of the shared test servers: a database, a virtual host, and Redis with keys of its own prefix. */
export interface Share {
  readonly databaseAdminUrl: string;
  readonly amqpUrl: string;
  readonly managementUrl: string;
  readonly redisUrl: string;
  close(): Promise<void>;
}

export async function openShare(name: string): Promise<Share> {
  const id = `tingsu_system_${name.replace(/[^a-z0-9]/g, '_')}_${randomBytes(3).toString('hex')}`;
  const admin = needed('TEST_POSTGRES_URL');
  const database = new URL(admin);
  database.pathname = `/${id}`;
  const amqp = new URL(needed('TEST_AMQP_URL'));
  amqp.pathname = `/${id}`;
  await manage('PUT', `/api/vhosts/${id}`);
  await manage('PUT', `/api/permissions/${id}/${amqp.username}`, {
    configure: '.*',
    write: '.*',
    read: '.*',
  });
  return {
    databaseAdminUrl: database.toString(),
    amqpUrl: amqp.toString(),
    managementUrl: needed('TEST_AMQP_MANAGEMENT_URL'),
    redisUrl: needed('TEST_REDIS_URL'),
    close: async () => {
      await manage('DELETE', `/api/vhosts/${id}`);
      await dropDatabase(admin, id);
    },
  };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists "${name}" with (force)`);
  } finally {
    await client.end();
  }
}

async function manage(method: string, path: string, body: unknown = {}): Promise<void> {
  const { origin, username, password } = new URL(needed('TEST_AMQP_MANAGEMENT_URL'));
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(`${origin}${path}`, {
    method,
    headers,
    ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok && response.status !== 404)
    throw new Error(`RabbitMQ management answered ${response.status} to ${method} ${path}`);
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`npm test\` starts the servers and sets it`);
  return value;
}

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { percentiles } from './percentiles.mjs';
import { TEXT } from './submission.mjs';

/** The floor under everything durable: the same two rows, committed with fsync by as many connections, without any service. */
export async function rawPostgres(system, { seconds, clients }) {
  const pool = new pg.Pool({ connectionString: system.adminUrl, max: clients });
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('drop schema if exists bench cascade; create schema bench');
  await pool.query(
    'create table bench.complaint (id uuid primary key, content text, at timestamptz default now())',
  );
  await pool.query(
    'create table bench.outbox (id bigserial primary key, payload jsonb, published_at timestamptz)',
  );
  const milliseconds = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, () => insertUntil(pool, end, milliseconds)));
  await pool.query('drop schema bench cascade');
  await pool.end();
  const { p50, p99 } = percentiles(milliseconds);
  return { perSecond: milliseconds.length / seconds, 'p50 ms': p50, 'p99 ms': p99 };
}

async function insertUntil(pool, end, milliseconds) {
  const client = await pool.connect();
  while (performance.now() < end) {
    const started = performance.now();
    const id = randomUUID();
    await client.query('begin');
    await client.query('insert into bench.complaint (id, content) values ($1, $2)', [id, TEXT]);
    await client.query('insert into bench.outbox (payload) values ($1)', [
      JSON.stringify({ id, type: 'complaint.received.v1' }),
    ]);
    await client.query('commit');
    milliseconds.push(performance.now() - started);
  }
  client.release();
}

import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { percentiles } from './percentiles.mjs';
import { submission } from './submission.mjs';

/** Clients that send one complaint after the other, each answered only when it is stored. */
export async function acceptOverHttp(system, { seconds, clients }) {
  const pool = new Pool(system.baseUrl, { connections: clients });
  const post = poster(pool, system.campus);
  await Promise.all(Array.from({ length: clients }, post));
  const milliseconds = [];
  const cpuBefore = system.cpuMilliseconds();
  const end = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, () => sendUntil(post, end, milliseconds)));
  const cpu = system.cpuMilliseconds() - cpuBefore;
  await pool.close();
  const { p50, p99, max } = percentiles(milliseconds);
  return {
    'accepted a second': milliseconds.length / seconds,
    'p50 ms': p50,
    'p99 ms': p99,
    'max ms': max,
    'CPU ms a complaint, all processes (the rest of the path goes on behind)':
      cpu / milliseconds.length,
  };
}

async function sendUntil(post, end, milliseconds) {
  while (performance.now() < end) {
    const started = performance.now();
    await post();
    milliseconds.push(performance.now() - started);
  }
}

/** Posts one complaint; returns its number. */
export function poster(pool, campus) {
  const body = JSON.stringify(submission(campus));
  return async () => {
    const answer = await pool.request({
      method: 'POST',
      path: '/api/v1/complaints',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body,
    });
    const receipt = await answer.body.json();
    if (answer.statusCode !== 201)
      throw new Error(`${answer.statusCode} ${receipt.code}: ${receipt.detail}`);
    return receipt.complaintNo;
  };
}

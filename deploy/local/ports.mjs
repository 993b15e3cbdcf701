import { connect, createServer } from 'node:net';
import { UserError } from './say.mjs';

/** Below the range from which systems take ports for outgoing connections, so that a port stays free between two starts. */
const LOWEST = 20_000;
const SPAN = 12_000;

/** True when the port is free: tried by listening on it. */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wished port if it is free, else a random free one. */
export async function freePort(wished, taken = new Set()) {
  if (wished && !taken.has(wished) && (await isFree(wished))) return keep(wished, taken);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = LOWEST + Math.floor(Math.random() * SPAN);
    if (!taken.has(port) && (await isFree(port))) return keep(port, taken);
  }
  throw new UserError('No free port was found on 127.0.0.1.');
}

function keep(port, taken) {
  taken.add(port);
  return port;
}

/** The first free port from `port` upwards. */
export async function nextFreePort(port) {
  for (let candidate = port; candidate < port + 100; candidate += 1) {
    if ((await isFree(candidate)) && (await isFree(candidate, '0.0.0.0'))) return candidate;
  }
  throw new UserError(`All ports from ${port} to ${port + 99} are taken.`);
}

/** Sends a few bytes and returns the answer, or '' when there is none. For servers that speak plain text. */
export function ask(port, question, timeoutMs = 1_000) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1', timeout: timeoutMs });
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => socket.write(question));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('timeout', done).on('error', done).on('close', done);
  });
}

import { createTransport } from 'nodemailer';
import { eventually } from '../deploy/demo/client.mjs';
import { percentiles } from './percentiles.mjs';
import { TEXT } from './submission.mjs';

/** The inlet takes ten at once; a mail server tries again for the others. */
const CONNECTIONS = 8;
const BOX = 'tousu@yulin-demo.example';

/** Mails that come to the mailbox at once, each of another person: how fast they are kept, and until when the last is a complaint. */
export async function mailbox(system, { mails }) {
  const { hostname, port } = new URL(system.mailInletUrl);
  const transport = createTransport({
    ...{ host: hostname, port: Number(port), secure: false, ignoreTLS: true },
    ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity },
  });
  const run = Date.now();
  const [since, from] = [await system.databaseTime(), performance.now()];
  const times = [];
  const deliver = async (nr) => {
    const began = performance.now();
    await transport.sendMail({
      ...{ from: `bench-${run}-${nr}@mail.example`, to: BOX },
      ...{ subject: '候诊时间过长', text: `${TEXT}（${nr}）` },
    });
    times.push(performance.now() - began);
  };
  await Promise.all(Array.from({ length: mails }, (_, nr) => deliver(nr)));
  const kept = performance.now() - from;
  transport.close();
  await eventually(async () => (await left(system, since)) === 0, {
    seconds: 7_200,
    every: 500,
    what: 'the mails to be looked at',
  });
  const taken = performance.now() - from;
  const { p50, p99, max } = percentiles(times);
  return {
    mails,
    'kept a second': mails / (kept / 1000),
    'until kept p50 ms': p50,
    'until kept p99 ms': p99,
    'until kept max ms': max,
    'complaints of them': await complaints(system, since),
    'taken a second': mails / (taken / 1000),
    'minutes until the last is taken': taken / 60_000,
  };
}

async function left({ rows }, since) {
  const [{ n }] = await rows(
    `select count(*)::int as n from intake.mail where received_at >= $1 and state = 'kept'`,
    [since],
  );
  return n;
}

async function complaints({ rows }, since) {
  const [{ n }] = await rows(
    `select count(distinct complaint_id)::int as n from intake.mail where received_at >= $1 and state = 'taken'`,
    [since],
  );
  return n;
}

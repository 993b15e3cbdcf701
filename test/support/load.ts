import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '@tingsu/contracts';
import { aSubmission, type TestSystem } from './system.js';

/** What a sender experienced: the receipts of everything acknowledged, by idempotency key. */
export interface Load {
  readonly acknowledged: ReadonlyMap<string, readonly Receipt[]>;
  /** Sends nothing new, and waits until what was begun is acknowledged. */
  stop(): Promise<void>;
}

interface LoadOptions {
  readonly everyMs: number;
  /** When the hotline took a complaint: the time that the clocks start from. */
  readonly receivedAt: () => Date;
}

/**
 * Complaints that keep arriving, sent as real channel adapters send: a call that fails, or whose answer is lost, is repeated with the same
 * key until it is acknowledged; and now and then an accepted one is repeated.
 */
export function startLoad(system: TestSystem, { everyMs, receivedAt }: LoadOptions): Load {
  const acknowledged = new Map<string, Receipt[]>();
  const key = system.adapters.find(({ channels }) => channels.includes('hotline'))?.key ?? '';
  const begun: Promise<void>[] = [];
  let stopping = false;
  const sendOne = async () => {
    const idempotencyKey = randomUUID();
    const body = aSubmission({
      channel: 'hotline',
      receivedAt: receivedAt().toISOString(),
      complainant: CALLER,
    });
    const receipts = [
      await untilAcknowledged(system, body, {
        'idempotency-key': idempotencyKey,
        'x-api-key': key,
      }),
    ];
    acknowledged.set(idempotencyKey, receipts);
    if (acknowledged.size % 10 === 0)
      receipts.push(
        await untilAcknowledged(system, body, {
          'idempotency-key': idempotencyKey,
          'x-api-key': key,
        }),
      );
  };
  const pacing = (async () => {
    while (!stopping) {
      begun.push(sendOne());
      await pause(everyMs);
    }
  })();
  return {
    acknowledged,
    stop: async () => {
      stopping = true;
      await pacing;
      await Promise.all(begun);
    },
  };
}

const CALLER = {
  anonymous: false,
  name: '来电人',
  phone: '13700001111',
  address: '榆阳区',
  relation: 'patient',
} as const;

async function untilAcknowledged(
  system: TestSystem,
  body: unknown,
  headers: Record<string, string>,
): Promise<Receipt> {
  for (;;) {
    const answer = await system
      .visitor()
      .ask<Receipt>('POST', '/api/v1/complaints', body, headers)
      .catch(() => null);
    if (answer?.status === 201) return answer.body;
    if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429)
      throw new Error(`refused with ${answer.status} ${JSON.stringify(answer.body)}`);
    await pause(200);
  }
}

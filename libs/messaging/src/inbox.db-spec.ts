import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { spyOn } from 'jest-mock';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { CaseWithdrawn, ProblemError } from '@tingsu/contracts';
import { schemaDrift, serviceRole } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { eventually, openTestBroker, type TestBroker, type TestDatabase } from '@tingsu/testkit';
import {
  bodyOf,
  event,
  openCasesDatabase,
  OTHER_TENANT,
  send,
  shuffled,
  story,
  TENANT,
} from '../test/support.js';
import type { CheckedEvent } from './event-codec.js';
import type { InboxContext } from './inbox.provider.js';
import { ParkedMessages } from './parked-messages.usecase.js';
import { RabbitTransport } from './rabbit-transport.adapter.js';
import { eventQueueOf } from './topology.js';

const QUEUE = eventQueueOf('analytics');
const OPERATOR = {
  tenantId: TENANT,
  personId: '01900000-0000-7000-8000-0000000000aa',
  platform: false,
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const INSERT = `insert into effect (tenant_id, event_id, aggregate_id, version, type, calls)
  select $1::uuid, e.* , $6 from unnest($2::uuid[], $3::text[], $4::int[], $5::text[]) as e`;

let database: TestDatabase;
let broker: TestBroker;
let transport: RabbitTransport;
let parked: ParkedMessages;
/** What the next handler calls do before they write; tests set it. */
let trouble: (event: CheckedEvent) => void = () => undefined;
let calls = 0;

async function note(events: unknown, inbox: unknown): Promise<void> {
  const list = events as readonly CheckedEvent[];
  calls += 1;
  for (const one of list) trouble(one);
  const { tx } = inbox as InboxContext;
  await tx.query(INSERT, [
    tx.tenantId,
    list.map((e) => e.id),
    list.map((e) => e.aggregateid),
    list.map((e) => e.aggregateversion),
    list.map((e) => e.type),
    calls,
  ]);
}

async function effects(
  aggregateId?: string,
): Promise<{ aggregate_id: string; version: number; event_id: string; calls: number }[]> {
  return database.admin(
    `select aggregate_id, version, event_id, calls from cases.effect where $1::text is null or aggregate_id = $1 order by nr`,
    [aggregateId ?? null],
  );
}

const versionsOf = async (aggregateId: string) =>
  (await effects(aggregateId)).map(({ version }) => version);
const parkedRows = () =>
  database.admin<{ id: string; reason: string; detail: string; state: string; body: Buffer }>(
    'select * from cases.parked_message order by parked_at, id',
  );

beforeAll(async () => {
  [database, broker] = await Promise.all([openCasesDatabase(), openTestBroker()]);
});
afterAll(async () => {
  await broker.close();
  await database.close();
});
beforeEach(async () => {
  trouble = () => undefined;
  calls = 0;
  await database.admin(
    'truncate cases.inbox, cases.inbox_cursor, cases.parked_message, cases.effect',
  );
  transport = new RabbitTransport({
    unitOfWork: database.unitOfWork,
    amqpUrl: broker.url,
    service: 'cases',
    queue: QUEUE,
    serviceVersion: 'test',
    retryDelaysMs: [10, 20],
  });
  transport.addHandler('case.triageStarted.v1', note, true);
  transport.addHandler('case.accepted.v1', note, true);
  parked = new ParkedMessages(database.unitOfWork, transport.inbox);
  await new Promise<void>((resolve) => transport.listen(() => resolve()));
  await transport.ready();
});
afterEach(() => transport.close());

describe('the inbox', () => {
  it('mirrors its tables in its entities', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  });

  it('applies every event once and in order when they come twice, reordered and with gaps', async () => {
    const cases = Array.from({ length: 20 }, (_, i) => story(`case-${i}`, 10)).flat();
    const bodies = cases.map((one) => bodyOf(one));
    await send(broker.url, shuffled([...bodies, ...bodies, ...bodies]), { queue: QUEUE });
    await eventually(async () => expect(await effects()).toHaveLength(200));
    await eventually(async () =>
      expect(await database.admin('select 1 from cases.inbox')).toHaveLength(0),
    );
    expect(new Set((await effects()).map(({ event_id }) => event_id)).size).toBe(200);
    for (let i = 0; i < 20; i++)
      expect(await versionsOf(`case-${i}`)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('lets early events wait, across batches, until the gap closes', async () => {
    const [first, second, third] = story('gap', 3).map((one) => bodyOf(one));
    await send(broker.url, [third!, second!], { queue: QUEUE });
    await eventually(async () =>
      expect(await database.admin('select 1 from cases.inbox')).toHaveLength(2),
    );
    expect(await effects()).toEqual([]);
    await send(broker.url, [first!], { queue: QUEUE });
    await eventually(async () => expect(await versionsOf('gap')).toEqual([1, 2, 3]));
  });

  it('keeps the tenants apart though their aggregates have the same id', async () => {
    await send(broker.url, [bodyOf(event('same', 1)), bodyOf(event('same', 1), OTHER_TENANT)], {
      queue: QUEUE,
    });
    await eventually(async () => expect(await effects('same')).toHaveLength(2));
  });

  it('moves past events of known types that nobody handles', async () => {
    const unhandled = event('quiet', 1, {
      definition: CaseWithdrawn,
      data: { state: 'withdrawn' },
    });
    await send(broker.url, [bodyOf(unhandled), bodyOf(event('quiet', 2))], { queue: QUEUE });
    await eventually(async () => expect(await versionsOf('quiet')).toEqual([2]));
  });

  it('applies 500 events of one batch with a handful of statements', async () => {
    const bodies = Array.from({ length: 250 }, (_, i) => story(`bulk-${i}`, 2))
      .flat()
      .map((one) => bodyOf(one));
    const statements = await countStatements(async () => {
      const outcomes = await transport.handle(bodies.map(deliveryOf));
      expect(new Set(outcomes)).toEqual(new Set(['ack']));
    });
    expect(await effects()).toHaveLength(500);
    expect(calls).toBe(2);
    // begin, tenant, cursors, waiting, two handlers, record, commit
    expect(statements).toBe(8);
  });
});

describe('what cannot be applied', () => {
  it('is parked with its reason, whole, while its neighbours pass', async () => {
    const good = story('fine', 2).map((one) => bodyOf(one));
    const envelope = JSON.parse(bodyOf(event('odd', 1)).toString()) as Record<string, unknown>;
    const bad = [
      Buffer.from('张三 13912345678'),
      Buffer.from('{"hello":"world"}'),
      Buffer.from(JSON.stringify({ ...envelope, type: 'case.exploded.v1' })),
      Buffer.from(
        JSON.stringify({
          ...envelope,
          type: 'case.accepted.v9',
          id: '01900000-0000-7000-8000-0000000000b1',
        }),
      ),
      Buffer.from(
        JSON.stringify({
          ...envelope,
          data: { state: 13912345678 },
          id: '01900000-0000-7000-8000-0000000000b2',
        }),
      ),
    ];
    await send(broker.url, [good[0]!, ...bad, good[1]!], { queue: QUEUE });
    await eventually(async () => expect(await parkedRows()).toHaveLength(5));
    await eventually(async () => expect(await versionsOf('fine')).toEqual([1, 2]));
    const rows = await parkedRows();
    expect(rows.map(({ reason }) => reason).sort()).toEqual(
      [
        'event.malformed',
        'event.not_an_envelope',
        'event.unknown_type',
        'event.unknown_version',
        'message.not_json',
      ].sort(),
    );
    expect(rows.find(({ reason }) => reason === 'message.not_json')?.body.toString()).toBe(
      '张三 13912345678',
    );
    expect(JSON.stringify(rows.map(({ detail }) => detail))).not.toMatch(/13912345678|张三/);
  });

  it('is parked alone when it stands among others in one message, which are applied up to it', async () => {
    const together = story('mixed', 4).map((one) => JSON.parse(bodyOf(one).toString()) as object);
    const bad = { ...together[2], data: { state: 13912345678 } };
    const message = [together[0], together[1], bad, together[3]];
    await send(broker.url, [Buffer.from(JSON.stringify(message))], { queue: QUEUE });
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    await eventually(async () => expect(await versionsOf('mixed')).toEqual([1, 2]));
    const [row] = await parkedRows();
    expect(row?.reason).toBe('event.malformed');
    expect(JSON.parse(row?.body.toString() ?? '')).toEqual(bad);
    // The message comes again, as after a lost answer: nothing acts twice, and nothing is parked twice.
    await send(broker.url, [Buffer.from(JSON.stringify(message)), bodyOf(event('after', 1))], {
      queue: QUEUE,
    });
    await eventually(async () => expect(await versionsOf('after')).toEqual([1]));
    expect(await versionsOf('mixed')).toEqual([1, 2]);
    expect(await parkedRows()).toHaveLength(1);
  });

  it('is parked at once when a rule refuses it, and later events of its aggregate wait until a replay heals it', async () => {
    trouble = ({ aggregateid, aggregateversion }) => {
      if (aggregateid === 'ill' && aggregateversion === 2)
        throw new ProblemError('case.state_refused', 'never mind');
    };
    await send(
      broker.url,
      [...story('ill', 4), ...story('well', 4)].map((one) => bodyOf(one)),
      { queue: QUEUE },
    );
    await eventually(async () => expect(await versionsOf('well')).toEqual([1, 2, 3, 4]));
    await eventually(async () =>
      expect((await parkedRows()).map(({ reason }) => reason)).toEqual(['case.state_refused']),
    );
    expect(await versionsOf('ill')).toEqual([1]);

    const [item] = (await parked.list(OPERATOR)).items;
    expect(await parked.replay(OPERATOR, item!.id)).toEqual({ outcome: 'parked' });
    trouble = () => undefined;
    const [again] = (await parked.list(OPERATOR)).items;
    expect(again!.id).not.toBe(item!.id);
    expect(await parked.replay(OPERATOR, again!.id)).toEqual({ outcome: 'applied' });
    expect(await versionsOf('ill')).toEqual([1, 2, 3, 4]);
    await expect(parked.replay(OPERATOR, again!.id)).rejects.toThrow(/decided/);
  });

  it('lets later events pass when it is discarded with a reason', async () => {
    trouble = ({ aggregateversion }) => {
      if (aggregateversion === 1) throw new ProblemError('case.state_refused', 'never mind');
    };
    await send(
      broker.url,
      story('cut', 3).map((one) => bodyOf(one)),
      { queue: QUEUE },
    );
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    const [item] = (await parked.list(OPERATOR)).items;
    await parked.discard(OPERATOR, item!.id, 'sent by mistake');
    expect(await versionsOf('cut')).toEqual([2, 3]);
    expect((await parked.list(OPERATOR, { state: 'discarded' })).items[0]).toMatchObject({
      settledReason: 'sent by mistake',
      settledBy: OPERATOR.personId,
    });
  });

  it('can be corrected and replayed', async () => {
    const envelope = JSON.parse(bodyOf(event('typo', 1)).toString()) as Record<string, unknown>;
    const sent = JSON.stringify({ ...envelope, data: { state: 'nonsense' } });
    const corrected = JSON.stringify(envelope);
    await send(broker.url, [Buffer.from(sent)], { queue: QUEUE });
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    const [item] = (await parked.list(OPERATOR)).items;
    await expect(parked.replay(OPERATOR, item!.id)).rejects.toThrow(/event.malformed/);
    expect(await parked.replay(OPERATOR, item!.id, corrected)).toEqual({
      outcome: 'applied',
    });
    expect(await versionsOf('typo')).toEqual([1]);
    const [row] = await parkedRows();
    expect(row).toMatchObject({
      settled_by: OPERATOR.personId,
      replayed_sha256: sha256(corrected),
    });
    expect(row).toMatchObject({ body_sha256: sha256(sent) });
  });

  it('S-14: keeps its id, source, type, group, aggregate, version and actor when it is corrected', async () => {
    const envelope = JSON.parse(bodyOf(event('typo', 1)).toString()) as Record<string, unknown>;
    await send(
      broker.url,
      [Buffer.from(JSON.stringify({ ...envelope, data: { state: 'nonsense' } }))],
      { queue: QUEUE },
    );
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    const [item] = (await parked.list(OPERATOR)).items;
    const other = '01900000-0000-7000-8000-0000000000c1';
    for (const change of [
      { id: other },
      { source: '/tingsu/gateway' },
      { type: 'case.accepted.v1', data: { state: 'accepted' } },
      { tenantid: OTHER_TENANT },
      { aggregateid: 'another' },
      { aggregateversion: 2 },
      { actor: { type: 'person', id: other, role: 'leader' } },
    ]) {
      const forged = JSON.stringify({ ...envelope, ...change });
      await expect(parked.replay(OPERATOR, item!.id, forged)).rejects.toMatchObject({
        extra: { errors: [{ path: 'body', code: 'event_changed' }] },
      });
    }
    expect((await parked.list(OPERATOR)).items).toHaveLength(1);
    expect(await versionsOf('typo')).toEqual([]);
  });

  it('S-14: of no known group is shown to platform operators only, who cannot make it an event of any group', async () => {
    await send(broker.url, [Buffer.from('张三 13912345678')], { queue: QUEUE });
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    const platform = { tenantId: null, platform: true, personId: OPERATOR.personId };
    expect((await parked.list(OPERATOR)).items).toEqual([]);
    const [item] = (await parked.list(platform)).items;
    await expect(parked.get(OPERATOR, item!.id)).rejects.toThrow(/no such/);
    const noted = spyOn(logger, 'info').mockReturnValue(undefined);
    expect((await parked.get(platform, item!.id)).body).toContain('张三');
    // S-17: who read it is on record, and nothing of what it said.
    expect(noted.mock.calls).toEqual([
      [
        { parkedId: item!.id, tenantId: null, personId: OPERATOR.personId },
        'read a parked message',
      ],
    ]);
    noted.mockRestore();
    await expect(parked.discard(OPERATOR, item!.id, 'not ours')).rejects.toThrow(/no such/);
    const forged = bodyOf(event('forged', 1)).toString();
    await expect(parked.replay(platform, item!.id, forged)).rejects.toMatchObject({
      extra: { errors: [{ path: 'body', code: 'event_unnamed' }] },
    });
    await parked.discard(platform, item!.id, 'unreadable');
    expect((await parked.list(platform)).items).toEqual([]);
  });

  it('is not shown to the operator of another group', async () => {
    trouble = () => {
      throw new ProblemError('case.state_refused', 'never mind');
    };
    await send(broker.url, [bodyOf(event('private', 1))], { queue: QUEUE });
    await eventually(async () => expect(await parkedRows()).toHaveLength(1));
    const stranger = { tenantId: OTHER_TENANT, platform: true, personId: null };
    expect((await parked.list(stranger)).items).toEqual([]);
    await expect(parked.replay(stranger, (await parkedRows())[0]!.id)).rejects.toThrow(/no such/);
  });

  it('is tried again after an unforeseen failure, and parked only when that does not help', async () => {
    const tries = new Map<string, number>();
    trouble = ({ aggregateid }) => {
      tries.set(aggregateid, (tries.get(aggregateid) ?? 0) + 1);
      if (aggregateid === 'broken') throw new Error('a bug');
      if (aggregateid === 'shaky' && (tries.get('shaky') ?? 0) < 4) throw new Error('a hiccup');
    };
    await send(
      broker.url,
      ['broken', 'shaky', 'sound'].map((id) => bodyOf(event(id, 1))),
      { queue: QUEUE },
    );
    await eventually(async () =>
      expect((await parkedRows()).map(({ reason }) => reason)).toEqual(['handler.failed']),
    );
    await eventually(async () => expect(await versionsOf('shaky')).toEqual([1]));
    expect(await versionsOf('sound')).toEqual([1]);
    expect(await versionsOf('broken')).toEqual([]);
  });
});

describe('when things break in the middle', () => {
  it('each event acts once though the broker closes the connection again and again', async () => {
    const bodies = Array.from({ length: 50 }, (_, i) => story(`cut-${i}`, 20))
      .flat()
      .map((one) => bodyOf(one));
    let closed = 0;
    for (let i = 0; i < 3; i++) {
      const closing = broker.closeConnections();
      let sent = false;
      void closing.finally(() => (sent = true));
      // Keep sending until the connections break, so that they break under load; repeats are part of the test.
      do
        await send(broker.url, shuffled(bodies.slice(i * 300, (i + 1) * 400), i), {
          queue: QUEUE,
        }).catch(() => undefined);
      while (!sent);
      closed += await closing;
    }
    await send(broker.url, bodies, { queue: QUEUE });
    await eventually(async () => expect(await effects()).toHaveLength(1000));
    expect(closed).toBeGreaterThan(0);
    for (let i = 0; i < 50; i++)
      expect(await versionsOf(`cut-${i}`)).toEqual(Array.from({ length: 20 }, (_, v) => v + 1));
  });

  it.each([
    ['25006', 'read-only'],
    ['57P01', 'away'],
    ['53300', 'out of connections'],
    ['40001', 'in conflict'],
  ])(
    'events wait in the queue, uncounted and never parked, while the database says %s (%s)',
    async (code) => {
      let away = 8;
      trouble = () => {
        if (away-- > 0) throw Object.assign(new Error('not now'), { code });
      };
      await send(broker.url, [bodyOf(event('patient', 1))], { queue: QUEUE });
      await eventually(async () => expect(await versionsOf('patient')).toEqual([1]), 30_000);
      expect(await parkedRows()).toEqual([]);
    },
    40_000,
  );

  it('a database that is read-only for longer than all tries parks nothing', async () => {
    await readOnly(true);
    await send(
      broker.url,
      story('fail-over', 3).map((one) => bodyOf(one)),
      { queue: QUEUE },
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await effects()).toEqual([]);
    await readOnly(false);
    await eventually(async () => expect(await versionsOf('fail-over')).toEqual([1, 2, 3]), 30_000);
    expect(await parkedRows()).toEqual([]);
  }, 40_000);

  it('an event that ends the process each time is parked after a few, and those delivered with it are applied', async () => {
    const [killer, victim] = [event('killer', 1), event('victim', 1)];
    const deliveries = [killer, victim].map((one) => ({
      ...deliveryOf(bodyOf(one)),
      headers: { 'x-delivery-count': 3 },
    }));
    // What a process leaves behind that dies while it applies the event: a try that began and did not end.
    await transport.inbox.stop();
    expect(await transport.handle(deliveries)).toEqual(['ack', 'ack']);
    await database.admin(`update cases.inbox set attempts = 3 where event_id = $1`, [killer.id]);
    transport.inbox.start();
    await eventually(async () => expect(await versionsOf('victim')).toEqual([1]));
    await eventually(async () =>
      expect((await parkedRows()).map(({ reason }) => reason)).toEqual(['handler.ended_process']),
    );
    expect(await versionsOf('killer')).toEqual([]);
  });

  it('a try of a suspected event is written down before it begins, and taken back when an outage ends it', async () => {
    let away = 2;
    const counted: number[] = [];
    trouble = () => {
      if (away-- > 0) throw Object.assign(new Error('read-only'), { code: '25006' });
    };
    const suspected = {
      ...deliveryOf(bodyOf(event('suspect', 1))),
      headers: { 'x-delivery-count': 5 },
    };
    await transport.handle([suspected]);
    for (let round = 0; round < 3; round++) {
      await transport.inbox.sweep();
      const [row] = await database.admin<{ attempts: number }>('select attempts from cases.inbox');
      counted.push(row?.attempts ?? 0);
    }
    await eventually(async () => expect(await versionsOf('suspect')).toEqual([1]));
    expect(Math.max(...counted)).toBe(2);
    expect(await parkedRows()).toEqual([]);
  });

  it('finishes and acknowledges what it has when it closes', async () => {
    await send(
      broker.url,
      Array.from({ length: 100 }, (_, i) => bodyOf(event(`last-${i}`, 1))),
      { queue: QUEUE },
    );
    await eventually(async () => expect((await effects()).length).toBeGreaterThan(0));
    await transport.close();
    const before = (await effects()).length;
    await eventually(async () => expect(await queued()).toBe(100 - before));
  });
});

/** As at a fail-over: sessions end, and new ones may only read. */
async function readOnly(on: boolean): Promise<void> {
  const name = new URL(database.adminUrl).pathname.slice(1);
  await database.admin(
    `alter role ${serviceRole('cases')} in database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`,
  );
  await database.admin(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usename = $1`,
    [serviceRole('cases')],
  );
}

async function queued(): Promise<number> {
  const model = await connect(broker.url);
  const channel = await model.createChannel();
  const { messageCount } = await channel.checkQueue(QUEUE);
  await channel.purgeQueue(QUEUE);
  await model.close();
  return messageCount;
}

function deliveryOf(body: Buffer) {
  const absent = {
    messageId: undefined,
    type: undefined,
    contentType: undefined,
    correlationId: undefined,
    replyTo: undefined,
  };
  return { ...absent, body, exchange: '', routingKey: QUEUE, redelivered: false, headers: {} };
}

/** Statements that the work runs on the pool's connections, counted by the driver itself. Those of loops beside it do not count. */
async function countStatements(work: () => Promise<void>): Promise<number> {
  const { Client } = (await import('pg')).default;
  const original = Client.prototype.query;
  const within = new AsyncLocalStorage<true>();
  let count = 0;
  Client.prototype.query = function counting(
    this: InstanceType<typeof Client>,
    ...args: unknown[]
  ) {
    if (within.getStore()) count += 1;
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    await within.run(true, work);
    return count;
  } finally {
    Client.prototype.query = original;
  }
}

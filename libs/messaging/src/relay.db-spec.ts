import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel } from 'amqplib';
import { type Envelope, NoticeSent } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { eventually, openTestBroker, type TestBroker, type TestDatabase } from '@tingsu/testkit';
import { event, openCasesDatabase, OTHER_TENANT, story, TENANT } from '../test/support.js';
import { ConfirmPublisher } from './confirm-publisher.client.js';
import type { OutgoingMessage, Settlement } from './outgoing-message.js';
import { EventTap } from './event-tap.consumer.js';
import { type NewEvent, Outbox } from './outbox.provider.js';
import { Relay } from './relay.job.js';
import { republish } from './republish.usecase.js';
import { EVENTS_EXCHANGE, eventQueueOf, UNHEARD_QUEUE } from './topology.js';

const QUEUE = eventQueueOf('analytics');

let database: TestDatabase;
let broker: TestBroker;
let model: ChannelModel;
let publisher: ConfirmPublisher;
let relay: Relay;
const outbox = new Outbox('cases');

interface Row {
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly published: boolean;
  readonly held_reason: string | null;
}

/** Says all of it at once, as one command does. */
const say = (events: readonly NewEvent[], tenantId = TENANT) =>
  database.unitOfWork.run(tenantId, (tx) => outbox.append(tx, events));
/** Says one after the other. */
const append = (events: readonly NewEvent[]) =>
  database.unitOfWork.run(TENANT, async (tx) => {
    for (const one of events) await outbox.append(tx, [one]);
  });
const rows = () =>
  database.admin<Row>(
    `select o.aggregate_id, o.aggregate_version, w.position is null as published, w.held_reason from cases.outbox o left join cases.outbox_waiting w using (position) order by position`,
  );

/** Takes everything out of a queue. */
async function taken(
  queue = QUEUE,
): Promise<{ id: string; subject: string; version: number; key: string; contentType: string }[]> {
  const channel = await model.createChannel();
  const messages = [];
  for (
    let message = await channel.get(queue, { noAck: true });
    message;
    message = await channel.get(queue, { noAck: true })
  ) {
    const { id, subject, aggregateversion } = JSON.parse(message.content.toString()) as {
      id: string;
      subject: string;
      aggregateversion: number;
    };
    messages.push({
      id,
      subject,
      version: aggregateversion,
      key: message.fields.routingKey,
      contentType: String(message.properties.contentType),
    });
  }
  await channel.close();
  return messages;
}

/** A broker that does not take some messages; everything else is real. */
class Picky extends ConfirmPublisher {
  answer: (message: OutgoingMessage) => Settlement | null = () => null;

  override async publish(messages: readonly OutgoingMessage[]): Promise<readonly Settlement[]> {
    const passed = messages.filter((message) => this.answer(message) === null);
    const settled = await super.publish(passed);
    return messages.map(
      (message) => this.answer(message) ?? settled[passed.indexOf(message)] ?? 'unknown',
    );
  }
}

beforeAll(async () => {
  [database, broker] = await Promise.all([openCasesDatabase(), openTestBroker()]);
  model = await connect(broker.url);
});
afterAll(async () => {
  await model.close();
  await broker.close();
  await database.close();
});
beforeEach(async () => {
  await database.admin('truncate cases.outbox, cases.outbox_waiting');
  publisher = new Picky({ url: broker.url, name: 'relay' });
  await publisher.open();
  await publisher.connected();
  relay = new Relay(database.unitOfWork, publisher);
});
afterEach(async () => {
  await relay.stop();
  await publisher.close();
  await taken();
  await taken('tingsu.unrouted.q');
});

describe('the outbox', () => {
  it('checks the data of every event before it writes any', async () => {
    await expect(
      say([event('a', 1), event('a', 2, { data: { state: 'nonsense' } })]),
    ).rejects.toThrow(/Invalid/);
    expect(await rows()).toEqual([]);
  });

  it('takes part in the transaction of the change', async () => {
    const failing = database.unitOfWork.run(TENANT, async (tx) => {
      await outbox.append(tx, [event('a', 1)]);
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect(await rows()).toEqual([]);
  });

  it('shows one tenant nothing of another', async () => {
    await append([event('a', 1)]);
    const seen = await database.unitOfWork.run(OTHER_TENANT, (tx) =>
      tx.query('select 1 from outbox'),
    );
    expect(seen).toEqual([]);
  });

  it('has partitions for this month and the next two, and keeps what lies outside of them', async () => {
    const months = await database.admin<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'cases.outbox'::regclass order by 1`,
    );
    expect(months).toHaveLength(4);
    const later = await openCasesDatabase({ time: fakeTime('2031-05-05T00:00:00Z') });
    await later.unitOfWork.run(TENANT, (tx) => outbox.append(tx, [event('a', 1)]));
    expect(await later.admin('select 1 from cases.outbox_default')).toHaveLength(1);
    await later.close();
  });
});

describe('the relay', () => {
  it('publishes in order for each aggregate and marks what was confirmed', async () => {
    await append(Array.from({ length: 30 }, (_, i) => story(`case-${i}`, 40)).flat());
    relay.start();
    await eventually(async () =>
      expect((await rows()).every(({ published }) => published)).toBe(true),
    );
    const seen = await taken();
    expect(seen).toHaveLength(1200);
    expect(seen[0]).toMatchObject({
      key: 'case.triageStarted',
      contentType: 'application/cloudevents+json',
    });
    for (let i = 0; i < 30; i++) {
      const versions = seen
        .filter(({ subject }) => subject === `case-${i}`)
        .map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: 40 }, (_, v) => v + 1));
    }
  });

  it('leaves what was not confirmed, and what is behind it in the same aggregate, and passes the rest', async () => {
    (publisher as Picky).answer = ({ headers }) =>
      headers?.['agg'] === 'stuck' && headers['ver'] === 2 ? 'refused' : null;
    await append([...story('stuck', 2), ...story('free', 2)]);
    await relay.pass();
    await append([event('stuck', 3), event('free', 3)]);
    await relay.pass();
    const state = (await rows()).map(
      ({ aggregate_id, aggregate_version, published }) =>
        `${aggregate_id} ${aggregate_version} ${published}`,
    );
    expect(state.sort()).toEqual([
      'free 1 true',
      'free 2 true',
      'free 3 true',
      'stuck 1 true',
      'stuck 2 false',
      'stuck 3 false',
    ]);
    expect((await rows()).find(({ held_reason }) => held_reason)?.held_reason).toBe(
      'broker.refused',
    );

    (publisher as Picky).answer = () => null;
    await database.admin(
      `update cases.outbox_waiting set held_until = now() where held_until is not null`,
    );
    await relay.pass();
    expect((await rows()).every(({ published }) => published)).toBe(true);
  });

  it('marks nothing that the broker did not answer, and sends it again', async () => {
    (publisher as Picky).answer = () => 'unknown';
    await append(story('silent', 3));
    await relay.pass();
    expect((await rows()).some(({ published }) => published)).toBe(false);
    (publisher as Picky).answer = () => null;
    await relay.pass();
    expect((await rows()).every(({ published }) => published)).toBe(true);
  });

  it('refuses an event over 1 MiB, says so, and publishes everything else', async () => {
    await append([event('huge', 1, { correlationId: 'x'.repeat(1_100_000) }), event('small', 1)]);
    await relay.pass();
    const found = await rows();
    expect(found.find(({ aggregate_id }) => aggregate_id === 'huge')).toMatchObject({
      published: false,
      held_reason: 'event.too_large',
    });
    expect(found.find(({ aggregate_id }) => aggregate_id === 'small')).toMatchObject({
      published: true,
    });
  });

  it('does not lose what no queue is bound to: it goes to the unrouted queue', async () => {
    const channel = await model.createChannel();
    await channel.unbindQueue(UNHEARD_QUEUE, EVENTS_EXCHANGE, 'notice.#');
    const id = '01900000-0000-7000-8000-0000000000c1';
    const data = {
      noticeId: id,
      template: 't',
      medium: 'email',
      recipientId: id,
      caseId: null,
      attempts: 1,
    };
    await append([event(id, 1, { definition: NoticeSent, data })]);
    await relay.pass();
    expect((await rows())[0]).toMatchObject({ published: true });
    expect(await taken('tingsu.unrouted.q')).toHaveLength(1);
    await channel.bindQueue(UNHEARD_QUEUE, EVENTS_EXCHANGE, 'notice.#');
    await channel.close();
  });

  it('publishes what one command said of one aggregate as one message, in order, to each queue once', async () => {
    const channel = await model.createChannel();
    await channel.assertQueue('later-type', { exclusive: true });
    await channel.bindQueue('later-type', EVENTS_EXCHANGE, 'case.accepted');
    await say([...story('together', 3), event('alone', 1), ...story('pair', 2)]);
    await relay.pass();
    expect((await rows()).map((row) => `${row.aggregate_id} ${row.aggregate_version}`)).toEqual([
      'together 3',
      'alone 1',
      'pair 2',
    ]);
    const bodies: unknown[] = [];
    for (
      let message = await channel.get(QUEUE, { noAck: true });
      message;
      message = await channel.get(QUEUE, { noAck: true })
    )
      bodies.push([
        message.fields.routingKey,
        message.properties.contentType,
        [JSON.parse(message.content.toString()) as Envelope | Envelope[]]
          .flat()
          .map(({ subject, aggregateversion }) => `${subject} ${aggregateversion}`),
      ]);
    const batch = 'application/cloudevents-batch+json';
    expect(bodies).toEqual([
      ['case.triageStarted', batch, ['together 1', 'together 2', 'together 3']],
      ['case.triageStarted', 'application/cloudevents+json', ['alone 1']],
      ['case.triageStarted', batch, ['pair 1', 'pair 2']],
    ]);
    // A queue that is bound to a type behind the first gets what it stands in.
    const bound = await channel.checkQueue('later-type');
    expect(bound.messageCount).toBe(2);
    await channel.close();
  });

  it('publishes each event once though three instances run', async () => {
    const relays = [
      relay,
      new Relay(database.unitOfWork, publisher),
      new Relay(database.unitOfWork, publisher),
    ];
    relays.forEach((one) => one.start());
    for (let i = 0; i < 20; i++) await append(story(`many-${i}`, 20));
    await eventually(async () =>
      expect((await rows()).filter(({ published }) => published)).toHaveLength(400),
    );
    await Promise.all(relays.map((one) => one.stop()));
    expect(await taken()).toHaveLength(400);
  });

  it('wakes with the commit instead of waiting for its poll', async () => {
    const woken = new Outbox('cases');
    woken.onAppended(() => relay.wake());
    relay.start();
    const times = [];
    for (let i = 0; i < 10; i++) {
      await eventually(async () =>
        expect((await rows()).every(({ published }) => published)).toBe(true),
      );
      const start = performance.now();
      await database.unitOfWork.run(TENANT, (tx) => woken.append(tx, [event(`quick-${i}`, 1)]));
      await eventually(async () =>
        expect((await rows()).every(({ published }) => published)).toBe(true),
      );
      times.push(performance.now() - start);
    }
    expect(times.sort((a, b) => a - b)[5]).toBeLessThan(200);
  });

  it('goes on after the broker closed its connection', async () => {
    relay.start();
    await append(story('before', 5));
    await eventually(async () =>
      expect((await rows()).every(({ published }) => published)).toBe(true),
    );
    await model.close();
    await broker.closeConnections();
    await append(story('after', 5));
    await eventually(async () =>
      expect((await rows()).filter(({ published }) => published)).toHaveLength(10),
    );
    model = await connect(broker.url);
    expect(new Set((await taken()).map(({ id }) => id)).size).toBe(10);
  });
});

describe('the operator', () => {
  it('publishes a span of the outbox again, straight to one queue', async () => {
    await append([...story('again', 4), event('other', 1)]);
    await relay.pass();
    await taken();
    const span = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) };
    const count = await republish({
      unitOfWork: database.unitOfWork,
      publisher,
      ...span,
      types: ['case.accepted.v1'],
      queue: QUEUE,
    });
    expect(count).toBe(2);
    expect((await taken()).map(({ subject, version }) => `${subject} ${version}`)).toEqual([
      'again 2',
      'again 4',
    ]);
    await say(story('whole', 2));
    const types = ['case.accepted.v1'];
    await republish({ unitOfWork: database.unitOfWork, publisher, ...span, types, queue: QUEUE });
    expect(await taken()).toHaveLength(3);
  });
});

describe('the tap', () => {
  it('hears events as they pass, also after its connection broke', async () => {
    const heard: string[] = [];
    const tap = new EventTap({
      url: broker.url,
      service: 'gateway',
      keys: ['case.#'],
      onEvent: ({ subject }) => heard.push(subject),
    });
    await tap.open();
    await tap.ready();
    await append([event('one', 1)]);
    await relay.pass();
    await eventually(() => expect(heard).toContain('one'));
    await model.close();
    await broker.closeConnections();
    let nr = 0;
    await eventually(async () => {
      await append([event(`two-${(nr += 1)}`, 1)]);
      await relay.pass();
      expect(heard.some((subject) => subject.startsWith('two'))).toBe(true);
    });
    await tap.close();
    model = await connect(broker.url);
  });
});

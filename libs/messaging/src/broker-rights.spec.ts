import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '@tingsu/contracts';
import {
  adapterOfUser,
  brokerUserOf,
  brokerUserOfAdapter,
  isFrom,
  mayPublish,
  rightsOf,
  rightsOfAdapter,
  serviceOfUser,
  userOf,
} from './broker-rights.js';
import { PRODUCED, TOPOLOGY } from './topology.js';

const CASES = brokerUserOf('cases');
const matches = (pattern: string, name: string) => new RegExp(pattern).test(name);

describe('rights at the broker', () => {
  it('S-05: give every aggregate exactly one service that publishes its events', () => {
    const aggregates = [...new Set([...CATALOGUE.values()].map(({ aggregate }) => aggregate))];
    expect(Object.values(PRODUCED).flat().sort()).toEqual(aggregates.sort());
  });

  it('S-05: let a service read no queue but its own, and write into none', () => {
    for (const service of Object.keys(PRODUCED)) {
      const { configure, read, write } = rightsOf(service);
      for (const { name } of TOPOLOGY.queues) {
        const own =
          name.startsWith(`${service}.`) ||
          (service === 'intake' && name === 'tingsu.submissions.refused');
        expect([service, name, matches(read, name)]).toEqual([service, name, own]);
        expect([service, name, matches(configure, name)]).toEqual([service, name, false]);
        // The exchange of refused submissions has the name of its queue.
        const exchange = TOPOLOGY.exchanges.some((one) => one.name === name);
        if (!exchange)
          expect([service, name, matches(write, name)]).toEqual([service, name, false]);
      }
      expect(matches(write, 'amq.default')).toBe(false);
      expect(matches(write, 'tingsu.dlx')).toBe(false);
    }
  });

  it('S-05: let an adapter hand in submissions and read the answers to itself', () => {
    const { configure, read, write, topics } = rightsOfAdapter('a-1');
    expect(matches(write, 'tingsu.submissions')).toBe(true);
    for (const name of ['tingsu.events', 'intake.submissions.v1', 'tingsu.replies', 'amq.default'])
      expect([name, matches(write, name)]).toEqual([name, false]);
    for (const pattern of [configure, read, write, topics[0]?.read ?? '']) {
      expect(matches(pattern, 'tingsu.replies.a-1.desk')).toBe(true);
      for (const other of ['tingsu.replies.a-2.desk', 'tingsu.replies.a-10', 'tingsuXreplies.a-1'])
        expect([other, matches(pattern, other)]).toEqual([other, false]);
    }
  });

  it('S-05: believe an event of the account whose service publishes its aggregate, and no other', () => {
    expect(mayPublish(brokerUserOf('cases'), ['case', 'policy'], CASES)).toBe(true);
    for (const user of ['intake', 'gateway', 'unknown'].map(brokerUserOf))
      expect(mayPublish(user, ['case'], CASES)).toBe(false);
    for (const user of [undefined, 'tingsu', brokerUserOfAdapter('a-1')])
      expect([mayPublish(user, ['case'], CASES), mayPublish(user, [], CASES)]).toEqual([
        false,
        false,
      ]);
    expect(isFrom('intake', brokerUserOf('intake'), CASES)).toBe(true);
    expect(isFrom('intake', brokerUserOf('analytics'), CASES)).toBe(false);
  });

  it('believe everything where all share one account', () => {
    expect(mayPublish(undefined, ['case'], 'tingsu')).toBe(true);
    expect(isFrom('intake', undefined, 'tingsu')).toBe(true);
  });

  it('name accounts so that each is known again', () => {
    expect(serviceOfUser(brokerUserOf('gateway'))).toBe('gateway');
    expect(serviceOfUser('tingsu_toString')).toBeNull();
    expect(adapterOfUser(brokerUserOfAdapter('a-1'))).toBe('a-1');
    expect([serviceOfUser('tingsu'), adapterOfUser('tingsu_cases')]).toEqual([null, null]);
    expect(userOf('amqp://tingsu_cases:x@127.0.0.1:5672/v')).toBe('tingsu_cases');
    expect(userOf('amqp://127.0.0.1')).toBe('guest');
  });
});

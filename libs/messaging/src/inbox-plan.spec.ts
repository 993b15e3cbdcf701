import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregateKey, handlerCalls, planInbox, type Sequenced } from './inbox-plan.js';

const one = (aggregateid: string, aggregateversion: number, type = 'a'): Sequenced => ({
  id: `${aggregateid}-${aggregateversion}`,
  type,
  aggregatetype: 'case',
  aggregateid,
  aggregateversion,
});

const arrivals = fc.array(
  fc.record({
    aggregate: fc.constantFrom('x', 'y', 'z'),
    version: fc.integer({ min: 1, max: 6 }),
    type: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 40 },
);

describe('planInbox', () => {
  it('applies what follows on, keeps what is early and drops what is repeated', () => {
    const plan = planInbox(
      [one('x', 4), one('x', 2), one('x', 1), one('x', 2), one('y', 2)],
      new Map([['case|x', 1]]),
    );
    expect(plan.ready).toEqual([one('x', 2)]);
    expect(plan.early).toEqual([one('x', 4), one('y', 2)]);
    expect(plan.repeated).toEqual([one('x', 1), one('x', 2)]);
    expect(plan.reached).toEqual(new Map([['case|x', 2]]));
  });

  it('never loses, doubles or reorders an event, whatever arrives', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 0, max: 3 }), (list, start) => {
        const events = list.map(({ aggregate, version, type }) => one(aggregate, version, type));
        const plan = planInbox(events, new Map(['x', 'y', 'z'].map((id) => [`case|${id}`, start])));
        expect(plan.ready.length + plan.early.length + plan.repeated.length).toBe(events.length);
        for (const id of ['x', 'y', 'z']) {
          const versions = plan.ready
            .filter(({ aggregateid }) => aggregateid === id)
            .map(({ aggregateversion }) => aggregateversion);
          expect(versions).toEqual(versions.map((_, i) => start + 1 + i));
          expect(plan.reached.get(`case|${id}`) ?? start).toBe(start + versions.length);
        }
      }),
    );
  });
});

describe('handlerCalls', () => {
  it('needs one call for each step when many aggregates take the same steps', () => {
    const events = Array.from({ length: 50 }, (_, i) => [
      one(`c${i}`, 1, 'opened'),
      one(`c${i}`, 2, 'graded'),
      one(`c${i}`, 3, 'graded'),
    ]).flat();
    expect(handlerCalls(events).map(({ group, events: list }) => [group, list.length])).toEqual([
      ['opened', 50],
      ['graded', 100],
    ]);
  });

  it('gives a handler that takes several types all of them in one call', () => {
    const events = Array.from({ length: 3 }, (_, i) => [
      one(`c${i}`, 1, 'opened'),
      one(`c${i}`, 2, 'graded'),
      one(`c${i}`, 3, 'told'),
    ]).flat();
    const together = (type: string) => (type === 'told' ? type : 'moves');
    expect(
      handlerCalls(events, together).map(({ group, events: list }) => [group, list.length]),
    ).toEqual([
      ['moves', 6],
      ['told', 3],
    ]);
  });

  it('keeps the order of every aggregate and loses nothing, whatever is taken together', () => {
    fc.assert(
      fc.property(arrivals, fc.boolean(), (list, together) => {
        const { ready } = planInbox(
          list.map(({ aggregate, version, type }) => one(aggregate, version, type)),
          new Map(),
        );
        const called = handlerCalls(
          ready,
          together ? (type) => (type === 'c' ? type : 'a or b') : undefined,
        ).flatMap(({ events }) => events);
        expect(called).toHaveLength(ready.length);
        for (const key of new Set(ready.map(aggregateKey))) {
          const versions = called
            .filter((event) => aggregateKey(event) === key)
            .map(({ aggregateversion }) => aggregateversion);
          expect(versions).toEqual([...versions].sort((a, b) => a - b));
        }
      }),
    );
  });
});

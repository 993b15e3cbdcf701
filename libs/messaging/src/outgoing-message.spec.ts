import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@tingsu/contracts';
import fc from 'fast-check';
import { event, TENANT } from '../test/support.js';
import { envelopeOf } from './outbox.provider.js';
import { saidTogether } from './outgoing-message.js';

const says = (subject: string, version: number, more = {}): Envelope =>
  envelopeOf(event(subject, version, more), TENANT, 'cases');
const namesOf = (events: readonly Envelope[]) =>
  events.map(({ subject, aggregateversion }) => `${subject} ${aggregateversion}`);
const eventsIn = (body: string): Envelope[] => [JSON.parse(body) as Envelope | Envelope[]].flat();

describe('events that are said together', () => {
  it('are joined only while they follow each other in one aggregate', () => {
    const events = [says('a', 1), says('a', 2), says('b', 1), says('a', 3), says('a', 5)];
    expect(saidTogether(events).map(({ body }) => namesOf(eventsIn(body)))).toEqual([
      ['a 1', 'a 2'],
      ['b 1'],
      ['a 3'],
      ['a 5'],
    ]);
  });

  it('name the first event, the last version and the types behind the first', () => {
    const [said] = saidTogether([says('a', 1), says('a', 2), says('a', 3)]);
    expect(said?.first.aggregateversion).toBe(1);
    expect(said?.last.aggregateversion).toBe(3);
    expect(said?.moreTypes).toEqual(['case.accepted.v1']);
  });

  it('stay one object when there is one', () => {
    const one = says('a', 1);
    expect(saidTogether([one])[0]?.body).toBe(JSON.stringify(one));
  });

  it('never grow over the limit of a message', () => {
    const events = Array.from({ length: 12 }, (_, i) =>
      says('a', i + 1, { correlationId: 'x'.repeat(9_000) }),
    );
    const said = saidTogether(events);
    expect(said.length).toBeGreaterThan(1);
    for (const { body } of said) expect(body.length).toBeLessThan(64 * 1024);
    expect(said.flatMap(({ body }) => eventsIn(body))).toEqual(events);
  });

  it('keep every event, in its order, whatever is written', () => {
    const place = fc.record({ subject: fc.constantFrom('a', 'b'), version: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (places) => {
        const events = places.map(({ subject, version }) => says(subject, version + 1));
        expect(saidTogether(events).flatMap(({ body }) => eventsIn(body))).toEqual(events);
      }),
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, aDirectory, shuffled } from './events.js';
import { type AnalyticsUnderTest, startAnalytics } from './service.js';

const cases = () => [
  ...aCase({ nr: 1, until: 'closed' }),
  ...aCase({ nr: 2, until: 'breached' }),
  ...aCase({ nr: 3, until: 'opened', receivedAt: '2026-11-20T17:00:00Z' }),
  ...aCase({ nr: 4, campus: 'east', department: 'east.nursing', until: 'closed' }),
];

describe('the read model', () => {
  const events = [aDirectory(), ...cases()];
  const running: AnalyticsUnderTest[] = [];
  let expected: string;

  async function aService(): Promise<AnalyticsUnderTest> {
    const service = await startAnalytics();
    running.push(service);
    return service;
  }

  beforeAll(async () => {
    const service = await aService();
    await service.deliver(events);
    expected = await service.readModel();
  });
  afterAll(async () => {
    for (const service of running) await service.close();
  });

  it('has something in it', () => {
    expect(expected).toContain('C-2026-4');
    expect(expected).toContain('clock_late,feedback3');
  });

  it('is the same when every event comes twice, in the same batch and later', async () => {
    const service = await aService();
    await service.deliver([...events, ...events]);
    await service.deliver(events);
    expect(await service.readModel()).toBe(expected);
  });

  it('is the same when events come in disorder, one by one', async () => {
    const service = await aService();
    for (const event of shuffled(events)) await service.deliver([event]);
    expect(await service.readModel()).toBe(expected);
  });

  it('is the same when the directory comes last: days are counted again on its calendar', async () => {
    const service = await aService();
    await service.deliver(events.slice(1));
    expect(await service.readModel()).not.toBe(expected);
    await service.deliver(events.slice(0, 1));
    expect(await service.readModel()).toBe(expected);
  });

  it('is the same when two deliveries race for the same counters', async () => {
    const service = await aService();
    await service.deliver(events.slice(0, 1));
    const byCase = new Map<string, (typeof events)[number][]>();
    for (const event of events.slice(1))
      byCase.set(event.aggregateid, [...(byCase.get(event.aggregateid) ?? []), event]);
    await Promise.all([...byCase.values()].map((batch) => service.deliver(batch)));
    expect(await service.readModel()).toBe(expected);
  });
});

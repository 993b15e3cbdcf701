import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from './catalogue.js';
import { AGGREGATES, EnvelopeSchema, defineEvent, routingKeyOf } from './define-event.js';
import { z } from 'zod';

describe('the catalogue of events', () => {
  it('names every event by its aggregate, what happened and a version', () => {
    for (const type of CATALOGUE.keys()) expect(type).toMatch(/^[a-z]+\.[a-z][a-zA-Z]*\.v\d+$/);
  });

  it('knows the aggregate of every event', () => {
    for (const definition of CATALOGUE.values()) expect(AGGREGATES).toContain(definition.aggregate);
  });

  it('has no field for a name, a phone number, an address or the words of a complaint, except staff in the directory', () => {
    const personal = /"(name|phone|email|address|content|text|demand)":/;
    for (const definition of CATALOGUE.values()) {
      if (definition.aggregate === 'directory' || definition.aggregate === 'policy') continue;
      const schema = JSON.stringify(z.toJSONSchema(definition.data, { unrepresentable: 'any' }));
      expect({ type: definition.type, personal: personal.test(schema) }).toEqual({
        type: definition.type,
        personal: false,
      });
    }
  });

  it('S-27: still reads events of earlier versions, which named bodies, authorities and any medium', () => {
    const earlier = {
      'case.referred.v1': { state: 'referred', body: '市医保局' },
      'case.reviewRequested.v1': { state: 'tech_review', body: '质量管理委员会' },
      'case.reviewCompleted.v1': { state: 'investigating', body: '委员会', negligence: false },
      'case.reportedToRegulator.v1': {
        state: 'investigating',
        subject: 'medical_fault',
        authority: '市卫生健康委',
        method: 'online',
        reference: null,
      },
      'case.feedbackInterim.v1': { state: 'investigating', medium: '上门' },
      'case.supplementRequested.v1': { state: 'awaiting_info', missing: ['身份证复印件'] },
    };
    for (const [type, data] of Object.entries(earlier))
      expect([type, CATALOGUE.get(type)?.data.safeParse(data).data]).toEqual([type, data]);
  });

  it('refuses an event of no known aggregate', () => {
    expect(() => defineEvent('weather.changed.v1', 'Rain', {})).toThrow(/must start with one of/);
  });
});

describe('routingKeyOf', () => {
  it('leaves the version out, so that one binding sees all versions', () => {
    expect(routingKeyOf('case.dispatched.v2')).toBe('case.dispatched');
  });
});

describe('the envelope', () => {
  const envelope = {
    specversion: '1.0',
    id: '019a0000-0000-7000-8000-000000000001',
    source: '/tingsu/cases',
    type: 'case.accepted.v1',
    time: '2026-11-20T10:12:00+08:00',
    subject: '019a0000-0000-7000-8000-000000000002',
    datacontenttype: 'application/json',
    tenantid: '019a0000-0000-7000-8000-000000000003',
    aggregatetype: 'case',
    aggregateid: '019a0000-0000-7000-8000-000000000002',
    aggregateversion: 3,
    actor: { type: 'system', id: null, role: null },
  };

  it('is CloudEvents 1.0', () => {
    expect(EnvelopeSchema.safeParse(envelope).success).toBe(true);
  });

  it.each([
    ['no tenant', { tenantid: undefined }],
    ['a version of zero', { aggregateversion: 0 }],
    ['a foreign source', { source: 'https://elsewhere.example' }],
    ['an unknown aggregate', { aggregatetype: 'weather' }],
  ])('is refused with %s', (_what, change) => {
    expect(EnvelopeSchema.safeParse({ ...envelope, ...change }).success).toBe(false);
  });
});

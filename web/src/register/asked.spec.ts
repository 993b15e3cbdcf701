import { describe, expect, it } from '@jest/globals';
import type { PoliciesView } from '@tingsu/contracts';
import { askedAt, NOTHING_ASKED } from './asked';

const words = (zh: string) => ({ zh, en: zh });
const binding = (
  campus: string | null,
  id: string,
  part: Partial<PoliciesView['bindings'][number]> = {},
): PoliciesView['bindings'][number] => ({
  campus,
  department: null,
  channel: null,
  caseKind: 'external',
  policies: [{ id, version: '1.0.0' }],
  title: words(id),
  categories: [],
  topics: [],
  declineReasons: [],
  supplements: [],
  severities: [],
  elements: [],
  signatureWaivers: null,
  natures: [],
  tracks: [],
  clocks: [],
  units: [],
  ...part,
});
const view: PoliciesView = {
  documents: [
    {
      id: 'hospital',
      version: '1.0.0',
      acceptance: { oralComplaint: { mustWriteRecord: true } },
      channels: [
        { code: 'hotline', requires: ['name', 'address', 'contact'], elseAnonymous: true },
        { code: 'visit', requires: ['signature'] },
      ],
    },
    { id: 'east', version: '1.0.0', acceptance: { respondents: 'departments' } },
  ],
  bindings: [
    binding(null, 'hospital', {
      elements: ['respondent', 'facts'],
      signatureWaivers: ['phone', 'refused'],
    }),
    binding('east', 'east', { elements: ['demand'] }),
    binding(null, 'praise', { caseKind: 'praise' }),
  ],
  facts: [],
};

describe('what the form asks for', () => {
  it('is what the policy wants of the channel, and else nothing special', () => {
    const place = { campus: 'main', matter: 'complaint' } as const;
    expect(askedAt(view, { ...place, channel: 'hotline' })).toEqual({
      must: ['name', 'address', 'contact'],
      elseAnonymous: true,
      wanted: ['respondent', 'facts'],
      signatures: ['signed', 'phone', 'refused'],
      departmentsOnly: false,
      record: true,
      copy: false,
    });
    expect(askedAt(view, { ...place, channel: 'visit' }).must).toEqual(['signature']);
    expect(askedAt(view, { ...place, channel: 'letter' })).toMatchObject({
      ...{ must: [], record: false },
    });
  });
  it('follows the campus that has rules of its own', () => {
    const asked = askedAt(view, { campus: 'east', matter: 'complaint', channel: 'visit' });
    expect(asked).toEqual({ ...NOTHING_ASKED, wanted: ['demand'], departmentsOnly: true });
  });
  it('follows what the person wants to say, and asks nothing before it is known', () => {
    const praise = { campus: 'main', matter: 'praise', channel: 'visit' } as const;
    expect(askedAt(view, praise).wanted).toEqual([]);
    expect(askedAt(view, { ...praise, channel: '' })).toEqual(NOTHING_ASKED);
    expect(askedAt(undefined, praise)).toEqual(NOTHING_ASKED);
  });
});

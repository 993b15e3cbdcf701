import { describe, expect, it } from '@jest/globals';
import type { PoliciesView } from '@tingsu/contracts';
import { registerFormAt } from './register-columns';

const policies = [{ id: 'nursing', version: '1.0' }];
const view = (register?: object): PoliciesView => ({
  documents: [{ ...{ id: 'nursing', version: '1.0' }, ...(register ? { register } : {}) }],
  bindings: [
    {
      ...{ campus: null, department: null, channel: null, caseKind: 'external', policies },
      ...{ categories: [], topics: [], declineReasons: [], tracks: [], supplements: [] },
      ...{
        title: { zh: '', en: '' },
        natures: [],
        severities: [],
        elements: [],
        signatureWaivers: null,
        clocks: [],
        units: [],
      },
    },
  ],
  facts: [],
});
const place = { campus: 'main', matter: 'complaint', channel: 'visit' } as const;

describe('the form that complaints are recorded on', () => {
  it('has the name and, besides what is on every sheet, the columns of the policy (R-304)', () => {
    const columns = ['time', 'place', 'persons', 'cause', 'analysisAndHandling', 'improvement'];
    const register = { zh: '护理投诉登记本', en: 'Register of nursing complaints', columns };
    expect(registerFormAt(view(register), place)).toEqual({
      title: { zh: '护理投诉登记本', en: 'Register of nursing complaints' },
      columns: ['cause', 'analysisAndHandling', 'improvement'],
    });
  });

  it('is that of the product where the policy has none, or is not known yet', () => {
    expect(registerFormAt(view(), place)).toEqual({ title: null, columns: [] });
    expect(registerFormAt(undefined, place)).toEqual({ title: null, columns: [] });
  });
});

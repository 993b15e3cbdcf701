import { describe, expect, it } from '@jest/globals';
import { catalogueOf } from './policy-catalogue';

describe('the catalogue of the policies', () => {
  it('joins what the bindings offer, the first of each code', () => {
    const binding = (zh: string) => ({
      categories: [{ code: 'C01', label: { zh, en: zh } }],
      topics: ['attitude'],
      declineReasons: [],
      supplements: ['AUTHORISATION'],
    });
    const found = catalogueOf({
      bindings: [binding('窗口'), binding('other')],
      facts: [{ name: 'harm', type: 'boolean', owner: 'triage', zh: '造成损害', en: 'harm' }],
    });
    expect(found.categories).toEqual([{ code: 'C01', name: { zh: '窗口', en: '窗口' } }]);
    expect(found.topics.map((topic) => topic.code)).toEqual(['attitude']);
    expect(found.facts).toEqual([
      {
        code: 'harm',
        name: { zh: '造成损害', en: 'harm' },
        type: 'boolean',
        owner: 'triage',
        values: [],
      },
    ]);
    expect(found.supplements).toEqual(['AUTHORISATION']);
  });
  it('is empty rather than broken when the answer is not what it should be', () => {
    expect(catalogueOf('oops').facts).toEqual([]);
    expect(catalogueOf({}).categories).toEqual([]);
  });
});

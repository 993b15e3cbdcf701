import { describe, expect, it } from '@jest/globals';
import { contactValues, type SaidOfPerson } from './contact-values.js';

const said = (changes: Partial<SaidOfPerson>): SaidOfPerson => ({
  ...{ name: null, phone: null, email: null, address: null },
  ...changes,
});

describe('the values of a person', () => {
  it('are the newest first, each once, and one for each of several numbers', () => {
    const complaint = said({ name: '张三', phone: '13800001111 / 057788012345' });
    const later = said({ phone: '13900002222' });
    const repeated = said({ phone: '13800001111' });
    expect(contactValues([complaint, repeated, later], ['phone', 'name', 'phone'])).toEqual([
      { field: 'phone', value: '13900002222' },
      { field: 'phone', value: '13800001111' },
      { field: 'phone', value: '057788012345' },
      { field: 'name', value: '张三' },
    ]);
  });

  it('are none where nobody gave any', () => {
    expect(contactValues([said({})], ['email', 'address'])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { incomingIn } from './incoming.store';

describe('a call in the address', () => {
  it('is taken out of it, with the number and with the id', () => {
    expect(incomingIn('?phone=%2B86+139+0000+0000&call=c-1&box=hall')).toEqual({
      incoming: { phone: '+86 139 0000 0000', callId: 'c-1' },
      rest: '?box=hall',
    });
    expect(incomingIn('?phone=13900000000').rest).toBe('');
  });
  it('is none where the address names neither', () => {
    expect(incomingIn('?box=hall')).toEqual({ incoming: null, rest: '?box=hall' });
    expect(incomingIn('').incoming).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SaidOfPerson } from '../complaints/person-said.js';
import { contactValues, correctedMeanwhile, correctionsOf } from './contact-values.js';

const ZHAO = 'a0000000-0000-4000-8000-000000000001';
const QIAN = 'a0000000-0000-4000-8000-000000000002';
const AT = new Date('2026-11-27T02:00:00Z');
const said = (fields: SaidOfPerson['fields']): SaidOfPerson => ({ fields, corrected: null });
const corrected = (nr: number, fields: SaidOfPerson['fields'], personId = ZHAO): SaidOfPerson => ({
  fields,
  corrected: { personId, nr, at: AT, reason: '打错一位' },
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

  it('are what staff corrected, and what is said after that, not what was wrong', () => {
    const story = [said({ phone: '1', name: '张三' }), corrected(1, { phone: '2' })];
    expect(contactValues(story, ['phone', 'name']).map(({ value }) => value)).toEqual([
      '2',
      '张三',
    ]);
    const after = [...story, said({ phone: '3' })];
    expect(contactValues(after, ['phone']).map(({ value }) => value)).toEqual(['3', '2']);
  });
});

describe('the history of corrections', () => {
  const story = [
    said({ phone: '1 / 2' }),
    corrected(1, { phone: '3', recordNo: 'B7' }),
    corrected(2, { phone: '4' }, QIAN),
  ];

  it('has each with its author, its reason and what was known before, the newest first', () => {
    const at = AT.toISOString();
    expect(correctionsOf(story, ['phone'])).toEqual([
      { field: 'phone', by: QIAN, at, reason: '打错一位', before: ['3'] },
      { field: 'phone', by: ZHAO, at, reason: '打错一位', before: ['1', '2'] },
    ]);
    expect(correctionsOf(story, ['recordNo'])).toMatchObject([{ before: [] }]);
  });

  it('says what another corrected of the same field since one looked', () => {
    const late = { nr: 2, by: QIAN, asOf: 0 };
    expect(correctedMeanwhile(story, late)).toEqual([
      { field: 'phone', by: ZHAO, at: AT.toISOString() },
    ]);
    expect(correctedMeanwhile(story, { ...late, asOf: 1 })).toEqual([]);
    expect(correctedMeanwhile(story, { nr: 1, by: ZHAO, asOf: 0 })).toEqual([]);
  });
});

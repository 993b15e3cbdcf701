import { describe, expect, it } from '@jest/globals';
import { phoneText, readPhones, searchablePhones } from './phone.js';

const taken = (written: string): string => {
  const reading = readPhones(written);
  return 'problem' in reading
    ? reading.problem
    : `${phoneText(reading.value)}${reading.doubt ? ` (${reading.doubt})` : ''}`;
};

describe('a phone number', () => {
  it.each([
    '13800001111',
    '１３８００００１１１１',
    '138.0000.1111',
    '138 0000 1111',
    '138-0000-1111',
    '138—0000—1111',
    '+86 138 0000 1111',
    '(+86)13800001111',
    '＋８６－１３８００００１１１１',
    '0086-138-0000-1111',
    '8613800001111',
    '013800001111',
    '\u202D138 0000 1111\u202C',
    ' 138\u200B00001111 ',
  ])('is one number however it is written: %s', (written) =>
    expect(taken(written)).toBe('13800001111'),
  );

  it.each([
    ['(010)88880000-8012', '01088880000-8012'],
    ['010-8888-0000', '01088880000'],
    ['010 88880000 转 8012', '01088880000-8012'],
    ['010-88880000（分机8012）', '01088880000-8012'],
    ['88880000-12', '88880000-12'],
    ['+86-10-88880000-8012', '01088880000-8012'],
    ['0755-2688 0000 ext. 3', '075526880000-3'],
    ['400-800-1234', '4008001234'],
    ['400-800-1234-5', '4008001234-5'],
    ['13800001111转0423', '13800001111-0423'],
    ['5880000', '5880000'],
  ])('keeps an extension apart: %s is %s', (written, expected) =>
    expect(taken(written)).toBe(expected),
  );

  it.each([
    ['+44 20 7946 0958', '+442079460958'],
    ['0044 (20) 7946 0958', '+442079460958'],
    ['020 7946 0958', '02079460958'],
    ['(212) 555-0100', '2125550100'],
    ['1-212-555-0100', '12125550100'],
    ['+853 2888 0000', '+85328880000'],
  ])('may be one of another country: %s is %s', (written, expected) =>
    expect(taken(written)).toBe(expected),
  );

  it.each([
    ['138 0000 1111 / 010-88880000', '13800001111 / 01088880000'],
    ['13800001111、13900002222', '13800001111 / 13900002222'],
    ['13800001111；13900002222', '13800001111 / 13900002222'],
    ['13800001111或者13900002222', '13800001111 / 13900002222'],
    ['13800001111 13900002222', '13800001111 / 13900002222'],
    ['13800001111\n010-88880000转8', '13800001111 / 01088880000-8'],
    ['010/88880000', '01088880000'],
  ])('may be one of several: %s is %s', (written, expected) =>
    expect(taken(written)).toBe(expected),
  );

  it.each([
    ['l38OOOO1111', 'phone_letters'],
    ['13800001111（儿子）', 'phone_letters'],
    ['138?0000', 'phone_characters'],
    ['138+0000', 'phone_characters'],
    ['/', 'phone_characters'],
    ['1390000', 'phone_mobile_length'],
    ['138000011112', 'phone_mobile_length'],
    ['12', 'phone_short'],
    ['1234567890123456', 'phone_long'],
    ['1'.repeat(101), 'phone_long'],
    [' \u200B ', 'blank'],
  ])('is refused with a specific reason: %s, %s', (written, problem) =>
    expect(taken(written)).toBe(problem),
  );

  it.each([
    ['12345', '12345 (phone_incomplete)'],
    ['*****', '***** (phone_masked)'],
    ['138****1111', '138****1111 (phone_masked)'],
    ['13800001111 / 12345', '13800001111 / 12345 (phone_incomplete)'],
  ])('is taken with a doubt when it may not reach the person: %s', (written, expected) =>
    expect(taken(written)).toBe(expected),
  );

  it('is found by each number of the answer that has all its digits', () => {
    expect(searchablePhones('138 0000 1111 / (010)88880000-8012')).toEqual([
      '13800001111',
      '01088880000',
    ]);
    expect(searchablePhones('138****1111')).toEqual([]);
    expect(searchablePhones('none')).toEqual([]);
  });
});

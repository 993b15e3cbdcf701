import { describe, expect, it } from '@jest/globals';
import { createCipheriv, randomBytes } from 'node:crypto';
import { SealBroken } from './envelope.provider.js';
import { keyedMarks } from './keyed-marks.provider.js';
import { mask } from './mask.js';
import { type Cell, PersonalData, type TenantKeys } from './personal-data.provider.js';
import { hashTrackingCode, shortCodeMatches, trackingCodeMatches } from './tracking-code.js';

const TENANT = '01900000-0000-7000-8000-000000000001';
const name: Cell = { table: 'complaint', column: 'name', rowId: 'a' };

describe('sealed personal data', () => {
  const keys = someKeys();
  const ours = new PersonalData(TENANT, keys);

  it('opens to what was sealed, whatever the script', () => {
    for (const text of ['', '张三', 'Zoë O’Neill', '😀'.repeat(500)])
      expect(ours.open(name, ours.seal(name, text))).toBe(text);
  });

  it('shows nothing of the text and never looks the same twice', () => {
    const [first, second] = [ours.seal(name, '13800138000'), ours.seal(name, '13800138000')];
    expect(first.includes(Buffer.from('13800138000'))).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it.each<[string, Cell]>([
    ['row', { ...name, rowId: 'b' }],
    ['column', { ...name, column: 'phone' }],
    ['table', { ...name, table: 'case_text' }],
  ])('does not open in another %s', (_, elsewhere) => {
    expect(() => ours.open(elsewhere, ours.seal(name, '张三'))).toThrow(SealBroken);
  });

  it('does not open for another tenant, with another key, or altered', () => {
    const sealed = ours.seal(name, '张三');
    expect(() => new PersonalData('another', keys).open(name, sealed)).toThrow(SealBroken);
    expect(() => new PersonalData(TENANT, someKeys()).open(name, sealed)).toThrow(SealBroken);
    const altered = Buffer.from(sealed);
    altered.writeUInt8(altered.readUInt8(altered.length - 1) ^ 1, altered.length - 1);
    expect(() => ours.open(name, altered)).toThrow(SealBroken);
    expect(() => ours.open(name, sealed.subarray(0, 20))).toThrow(SealBroken);
    expect(() => ours.open(name, Buffer.from('{"name":"plain"} and some more text'))).toThrow(
      SealBroken,
    );
  });

  it('still opens after a newer key took over, and says so when its key is gone', () => {
    const sealed = ours.seal(name, '张三');
    const newer = { epoch: 2, key: randomBytes(32) };
    expect(
      new PersonalData(TENANT, { ...keys, data: [...keys.data, newer] }).open(name, sealed),
    ).toBe('张三');
    expect(() => new PersonalData(TENANT, { ...keys, data: [newer] }).open(name, sealed)).toThrow(
      /key is not known/,
    );
  });
});

describe('a blind index', () => {
  const ours = new PersonalData(TENANT, someKeys());

  it('differs by field, value and tenant key', () => {
    const value = ours.blindIndex('phone', '13800138000');
    expect(value).toHaveLength(16);
    expect(ours.blindIndex('email', '13800138000').equals(value)).toBe(false);
    expect(ours.blindIndex('phone', '13800138001').equals(value)).toBe(false);
    expect(
      new PersonalData(TENANT, someKeys()).blindIndex('phone', '13800138000').equals(value),
    ).toBe(false);
  });
});

describe('marks for finding', () => {
  const key = randomBytes(32);

  it('are equal for equal values, whatever stands beside them, and other ones under another key', () => {
    const [first, second] = keyedMarks(key, ['w挂号', 'w号费']);
    expect(keyedMarks(key, ['w号费', 'n123', 'w挂号'])).toEqual([
      second,
      expect.any(Number),
      first,
    ]);
    expect(keyedMarks(randomBytes(32), ['w挂号'])[0]).not.toBe(first);
  });

  it('differ for values of any length and script that differ', () => {
    const values = [
      '',
      '\0',
      'w',
      'w\0',
      'é',
      '挂号',
      '𠮷野家',
      '\ud842',
      ...'abcdefghijklmnopqrstuvwxyz',
    ].flatMap((value) => [value, value.repeat(4), value.repeat(16), `${value.repeat(16)}x`]);
    const distinct = new Set(values);
    expect(new Set(keyedMarks(key, [...distinct])).size).toBe(distinct.size);
  });

  it('are those of AES-256 over the length and the bytes', () => {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    const block = Buffer.alloc(16);
    block.write('\u0007w挂号');
    expect(keyedMarks(key, ['w挂号'])).toEqual([cipher.update(block).readInt32LE(12)]);
  });
});

describe('a mask', () => {
  it.each([
    ['张三', '张*'],
    ['李小龙', '李**'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['王', '王*'],
    ['John Smith', 'J*** S***'],
  ])('turns the name %s into %s', (clear, masked) => expect(mask.name(clear)).toBe(masked));

  it.each([
    ['13800138000', '138****8000'],
    ['+86 138-0013-8000', '138****8000'],
    ['0577-88012345', '057*****2345'],
    ['88012345', '******45'],
    ['138****8000', '138****8000'],
  ])('turns the phone number %s into %s', (clear, masked) =>
    expect(mask.phone(clear)).toBe(masked),
  );

  it.each([
    ['zhangsan@example.com', 'z***@example.com'],
    ['not an address', '***'],
  ])('turns the address %s into %s', (clear, masked) => expect(mask.email(clear)).toBe(masked));
});

describe('a tracking code', () => {
  const ours = new PersonalData(TENANT, someKeys());
  const code = ours.trackingCode('complaint-1');

  it('is 128 bits in readable groups, the same for a complaint each time and different for the next', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(ours.trackingCode('complaint-1')).toBe(code);
    expect(ours.trackingCode('complaint-2')).not.toBe(code);
  });

  it('is recognised as people type it, and nothing else is', () => {
    const hash = hashTrackingCode(code);
    expect(trackingCodeMatches(code.toLowerCase().replaceAll('-', ' '), hash)).toBe(true);
    expect(trackingCodeMatches(code.replaceAll('0', 'o').replaceAll('1', 'l'), hash)).toBe(true);
    expect(trackingCodeMatches(ours.trackingCode('complaint-2'), hash)).toBe(false);
    expect(trackingCodeMatches('', hash)).toBe(false);
  });
});

describe('a short code', () => {
  const ours = new PersonalData(TENANT, someKeys());
  const codes = Array.from({ length: 2_000 }, (_, nr) => ours.shortCode(`complaint-${nr}`));

  it('is eight digits, the same for a complaint each time, and tells nothing of the next', () => {
    expect(codes.filter((code) => !/^\d{8}$/.test(code))).toEqual([]);
    expect(ours.shortCode('complaint-7')).toBe(codes[7]);
    expect(new Set(codes).size).toBeGreaterThan(1_990);
    expect(new PersonalData(TENANT, someKeys()).shortCode('complaint-7')).not.toBe(codes[7]);
  });

  it('is recognised as people type it, and nothing else is', () => {
    const [code = '', other = ''] = codes;
    expect(shortCodeMatches(`${code.slice(0, 4)} ${code.slice(4)}`, code)).toBe(true);
    expect(shortCodeMatches(code.replaceAll('0', 'O').replaceAll('1', 'l'), code)).toBe(true);
    for (const wrong of [other, '', code.slice(1), `${code}0`])
      expect(shortCodeMatches(wrong, code)).toBe(false);
  });
});

function someKeys(): TenantKeys {
  return {
    data: [{ epoch: 1, key: randomBytes(32) }],
    index: randomBytes(32),
    tracking: randomBytes(32),
    find: [{ epoch: 1, key: randomBytes(32) }],
  };
}

import { describe, expect, it } from '@jest/globals';
import type { FieldClass } from '@tingsu/contracts';
import { type OpenedComplaint, viewOf } from './complaint-view.js';

const CONTENT =
  '我叫李明，身份证 110101199001011234，电话 13800001111 或 010-88880000，１３９００００２２２２也行，挂号费 120 元，单号 20261120001。';

const opened = {
  content: CONTENT,
  demand: '请回电 13800001111',
  receivedAt: new Date('2026-11-20T02:12:00Z'),
  occurredAt: null,
  anonymous: false,
  relation: 'patient',
  name: '李明',
  phone: '13800001111',
  email: null,
  attachments: [],
  additions: [],
} as unknown as OpenedComplaint;

const read = (...fields: FieldClass[]) => viewOf(opened, fields);

describe('numbers inside the words of a complaint', () => {
  it('are hidden from a reader who may see neither identity nor contact, and other numbers stay', () => {
    const { content, demand } = read('words');
    expect(content).toBe(
      '我叫李明，身份证 110*************34，电话 138******11 或 010*******00，１３９******２２也行，挂号费 120 元，单号 20261120001。',
    );
    expect(demand).toBe('请回电 138******11');
  });

  it('are shown to a reader who may see the fields', () => {
    expect(read('words', 'identity', 'contact').content).toBe(CONTENT);
    expect(read('words', 'contact').content).toContain('电话 13800001111');
    expect(read('words', 'contact').content).not.toContain('110101199001011234');
  });
});

import { describe, expect, it } from '@jest/globals';
import { AlikeQuerySchema } from '@tingsu/contracts';
import { alikeQueryOf } from './alike-query';
import { emptyDraft, type Draft } from './draft';

const queryOf = (part: Partial<Draft>) =>
  alikeQueryOf(
    { ...emptyDraft, campus: 'main', content: '药房排队太久', ...part },
    'Asia/Shanghai',
  );

describe('what is looked for while the form is typed', () => {
  it('is nothing until something says who speaks', () => {
    expect(queryOf({})).toBeNull();
    expect(queryOf({ name: '王' })).toBeNull();
    expect(queryOf({ phone: '1390000' })).toBeNull();
    expect(queryOf({ campus: '', name: '王小明' })).toBeNull();
  });
  it('is the person, with the words and the day that tell the matter', () => {
    const query = queryOf({ phone: '139 0000 0000', name: '王小明', day: '2026-11-20' });
    expect(query).toMatchObject({
      campus: 'main',
      phone: '139 0000 0000',
      name: '王小明',
      words: '药房排队太久',
      occurredAt: '2026-11-20T00:00:00+08:00',
    });
    expect(AlikeQuerySchema.safeParse(query).success).toBe(true);
  });
  it('is the patient where the complainant gives no name, and no person for who stays anonymous', () => {
    expect(queryOf({ patientName: '李四光' })?.name).toBe('李四光');
    expect(queryOf({ anonymous: true, name: '王小明', phone: '13900000000' })).toBeNull();
    expect(queryOf({ anonymous: true, recordNo: '00123' })?.recordNo).toBe('00123');
  });
});

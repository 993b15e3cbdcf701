import { describe, expect, it } from '@jest/globals';
import { type PosterRequest, ProblemError } from '@tingsu/contracts';
import { aDirectory, thePolicies } from '../../test/fixture.js';
import { referenceOf } from '../reference/reference-data.js';
import { composePosters } from './compose-posters.js';

const { staff: _staff, ...directory } = aDirectory();
const departments = directory.departments.map((one) => ({
  ...one,
  public: one.code !== 'main.outpatient',
}));
const reference = (policies = thePolicies()) =>
  referenceOf({ ...directory, departments }, policies);
const house = {
  reference: reference(),
  publicUrl: 'https://tousu.example.cn/',
  at: new Date('2026-11-20T02:00:00Z'),
};
const wanted = (part: Partial<PosterRequest> = {}): PosterRequest => ({
  ...{ campus: 'east', size: 'a4', language: 'both', places: [{ kind: 'campus' }] },
  ...part,
});
const codeOf = (part: Partial<PosterRequest>): string => {
  try {
    composePosters(wanted(part), house);
    return 'printed';
  } catch (error) {
    return error instanceof ProblemError ? error.code : String(error);
  }
};

describe('a poster', () => {
  it('opens the form with campus, department or box filled in', () => {
    const box = { kind: 'box', code: 'hall', place: { zh: '大厅', en: 'Hall' } } as const;
    const places = [
      { kind: 'campus' } as const,
      { kind: 'department', code: 'east.pharmacy' } as const,
      box,
    ];
    const { posters } = composePosters(wanted({ places }), house);
    expect(posters.map(({ address, place }) => [address, place[0]])).toEqual([
      ['https://tousu.example.cn/?campus=east', '东院区'],
      ['https://tousu.example.cn/?campus=east&unit=east.pharmacy', '东院区药房'],
      ['https://tousu.example.cn/?campus=east&box=hall', '意见箱 · 大厅'],
    ]);
  });

  it('speaks one language or both', () => {
    const place = (language: PosterRequest['language']) =>
      composePosters(wanted({ language }), house).posters[0]?.place;
    expect(place('both')).toEqual(['东院区', 'East campus']);
    expect([place('zh-CN'), place('en')]).toEqual([['东院区'], ['East campus']]);
  });

  it('has the telephone of the letterhead, or a line to write it on', () => {
    const unbound = { ...house, reference: reference({ ...thePolicies(), bindings: [] }) };
    const [known, unknown] = [house, unbound].map(
      (one) => composePosters(wanted({ language: 'zh-CN' }), one).posters[0]?.phone[0],
    );
    expect(known).toBe('也可以打电话：0912-5550100，投诉中心（医患关系办公室）');
    expect(unknown).toMatch(/^也可以打电话：_+，投诉中心$/);
  });

  it('is not made where the form would not open with its place', () => {
    const at = (code: string) => ({ places: [{ kind: 'department', code } as const] });
    expect([{ campus: 'nowhere' }, { campus: 'old' }].map(codeOf)).toEqual(
      Array(2).fill('campus.unknown'),
    );
    expect(codeOf({ campus: 'main', ...at('east.pharmacy') })).toBe('department.unknown');
    expect(codeOf({ campus: 'main', ...at('main.outpatient') })).toBe('department.unknown');
    expect(codeOf(at('east.pharmacy'))).toBe('printed');
  });
});

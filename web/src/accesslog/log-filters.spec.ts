import { describe, expect, it } from '@jest/globals';
import { filtersFrom, queryOf, searchOf } from './log-filters';

describe('the filters of the access log', () => {
  it('are whole days where the hospital is, the last one included', () => {
    const filters = filtersFrom(new URLSearchParams('from=2026-11-30&to=2026-11-30'));
    expect(queryOf(filters, 'Asia/Shanghai')).toEqual({
      from: '2026-11-30T00:00:00+08:00',
      to: '2026-12-01T00:00:00+08:00',
    });
  });

  it('stand in the address, without what is empty; a day that is none is left out', () => {
    const filters = {
      complaintNo: ' TS-2026-000001 ',
      personId: '',
      from: 'soon',
      to: '',
      only: '',
    };
    expect(searchOf(filters)).toEqual({ complaintNo: 'TS-2026-000001', from: 'soon' });
    expect(queryOf(filters, 'Asia/Shanghai')).toEqual({ complaintNo: 'TS-2026-000001' });
  });
});

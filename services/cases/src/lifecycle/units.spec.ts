import { describe, expect, it } from '@jest/globals';
import { aDirectory } from './case.fixture.js';
import { departmentFor, departmentsFor } from './units.js';

const context = (change: object = {}) => ({
  directory: aDirectory(),
  campus: 'east',
  respondent: 'main.ward',
  lead: 'main.finance',
  ...change,
});

describe('the department that answers for a unit', () => {
  it.each([
    ['门诊护士长', 'east.outpatient', 'the campus has its own'],
    ['财务科主任', 'main.finance', 'one serves the whole group'],
    ['该病区护士长', 'main.ward', 'the head nurse of the ward complained about (R-251)'],
    ['当事科室', 'main.finance', 'the department that leads'],
    ['被诉科室/人', 'main.ward', 'the respondent'],
    ['医务部|护理部', 'main.medical', 'the first of two that exists'],
    ['医院', null, 'the hospital as a whole is no department'],
    ['不存在的科室', null, 'nobody answers for it'],
  ])('%s is %s: %s', (unit, expected, _because) => {
    expect(departmentFor(unit, context())).toBe(expected);
  });

  it('names each department once', () => {
    expect(departmentsFor(['管理部', '管理部主任', '医院'], context())).toEqual(['main.conduct']);
  });

  it('falls back to the respondent while nobody leads', () => {
    expect(departmentFor('当事科室', context({ lead: null }))).toBe('main.ward');
  });
});

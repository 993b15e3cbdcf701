import { describe, expect, it } from '@jest/globals';
import { aDirectory } from './case.fixture.js';
import type { Policy } from '@tingsu/policy';
import { departmentFor, departmentsFor, meaningsOf } from './units.js';

const UNITS: Policy['units'] = {
  该病区护士长: { zh: '该病区护士长', en: 'Head nurse of the ward', means: 'headNurse' },
  当事科室: { zh: '当事科室', en: 'Department concerned', means: 'lead' },
  'Unit complained of': { zh: '被诉科室', en: 'Unit complained of', means: 'respondent' },
  医院: { zh: '医院', en: 'Hospital', means: 'hospital' },
};

const context = (change: object = {}) => ({
  policy: { units: UNITS, centre: '申诉中心' },
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
    ['Unit complained of', 'main.ward', 'the respondent, by whatever name'],
    ['医务部|护理部', 'main.medical', 'the first of two that exists'],
    ['医院', null, 'the hospital as a whole is no department'],
    ['不存在的科室', null, 'no department answers for it'],
  ])('%s is %s: %s', (unit, expected, _because) => {
    expect(departmentFor(unit, context())).toBe(expected);
  });

  it('names what each unit is for those who cannot read the policy (F4)', () => {
    const { policy } = context();
    expect(meaningsOf(policy, ['当事科室', '申诉中心', '医务部', null])).toEqual({
      当事科室: 'lead',
      申诉中心: 'centre',
    });
    expect(meaningsOf(policy, ['医务部'])).toBeUndefined();
  });

  it('names each department once', () => {
    expect(departmentsFor(['管理部', '管理部主任', '医院'], context())).toEqual(['main.conduct']);
  });

  it('falls back to the respondent while no department leads', () => {
    expect(departmentFor('当事科室', context({ lead: null }))).toBe('main.ward');
  });
});

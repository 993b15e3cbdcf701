import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parsePolicy } from '@tingsu/policy';
import { registerFormOf } from './register-form.js';

const shipped = (id: string) =>
  parsePolicy(
    JSON.parse(
      readFileSync(new URL(`../../../../deploy/policies/${id}.json`, import.meta.url), 'utf8'),
    ),
  );
const documents = ['nursing-register', 'plastic-surgery', 'tcm-yulin'].map(shipped);
const binding = (campus: string, policies: readonly string[], channel: 'letter' | null = null) => ({
  ...{ campus, department: null, caseKind: 'external' as const, channel },
  policies: [...policies],
});
const bindings = [
  binding('main', ['nursing-register', 'tcm-yulin']),
  binding('main', ['tcm-yulin'], 'letter'),
  binding('east', ['plastic-surgery']),
];
const formOf = (scope: Parameters<typeof registerFormOf>[2]) =>
  registerFormOf(documents, bindings, scope);

describe('how a register is kept', () => {
  it('is what the policies say that bind the campus (R-304)', () => {
    expect(formOf({ campuses: ['main'] })).toEqual({
      title: { zh: '护理投诉登记本', en: 'Register of nursing complaints' },
      columns: ['time', 'place', 'persons', 'cause', 'analysisAndHandling', 'improvement'],
    });
    expect(formOf({ campuses: ['east'] }).columns).toEqual([
      ...['receivedAt', 'name', 'contact', 'facts', 'demand'],
    ]);
  });

  it('of several campuses has the columns of each, and no title of its own', () => {
    const { title, columns } = formOf({ campuses: ['main', 'east'] });
    expect(title).toBeNull();
    expect(columns).toEqual(expect.arrayContaining(['cause', 'demand']));
  });

  it('has nothing to say where the policies of what is asked for say nothing', () => {
    expect(formOf({ campuses: ['main'], channel: 'letter' })).toEqual({ title: null, columns: [] });
    expect(formOf({ campuses: ['main'], kind: 'praise' })).toEqual({ title: null, columns: [] });
    expect(formOf({ campuses: [] })).toEqual({ title: null, columns: [] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { label } from '../i18n/labels';
import { textCode } from './text-code';

const named = (event: string, name: string): string => label('en', 'text', textCode(event, name));

describe('a text of the timeline', () => {
  it('is called by what it is in its event', () => {
    expect(named('case.holdAsked', 'what')).toBe('To be sealed');
    expect(named('case.taskPlanned', 'what')).toBe('What is to be found out');
  });
  it('of a verification and of a task has a name that a person reads', () => {
    for (const event of ['case.complaintVerified', 'case.taskDone'])
      expect(named(event, 'result')).toBe('Result');
  });
});

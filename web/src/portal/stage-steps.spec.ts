import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './stage-steps';

const said = (stage: Parameters<typeof stepsOf>[0]): string =>
  stepsOf(stage)
    .map((step) => `${step.stage} ${step.when}`)
    .join(', ');

describe('the steps of a complaint', () => {
  it('show what is done, where it is, and what is to come', () => {
    expect(said('handling')).toBe(
      'received done, assessing done, handling now, answered later, closed later',
    );
    expect(said('closed')).toMatch(/^received done.*closed now$/);
  });

  it('say in place of the assessment that the sender is waited for', () => {
    expect(said('waiting_for_you')).toBe(
      'received done, waiting_for_you now, handling later, answered later, closed later',
    );
  });

  it('end where the complaint was declined, withdrawn or merged', () => {
    expect(said('withdrawn')).toBe('received done, withdrawn now');
  });
});

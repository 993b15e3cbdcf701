import { describe, expect, it } from '@jest/globals';
import { COMMAND_NAMES } from '@tingsu/contracts';
import { actionGroupOf, isDangerous, menusOf } from './action-groups';

describe('the menus of actions', () => {
  it('hold every command once', () => {
    const held = menusOf(COMMAND_NAMES).flatMap(({ commands }) => commands);
    expect([...held].sort()).toEqual([...COMMAND_NAMES].sort());
  });
  it('are left out where they are empty, and keep the order of the actions', () => {
    expect(menusOf(['close', 'supply', 'requestSupplement'])).toEqual([
      { group: 'supplement', commands: ['supply', 'requestSupplement'] },
      { group: 'end', commands: ['close'] },
    ]);
  });
  it('put an action of a later version under handling', () => {
    expect(actionGroupOf('signFor')).toBe('handling');
  });
  it('show only declining, withdrawing and merging as dangerous', () => {
    expect(COMMAND_NAMES.filter(isDangerous).sort()).toEqual(['decline', 'merge', 'withdraw']);
  });
});

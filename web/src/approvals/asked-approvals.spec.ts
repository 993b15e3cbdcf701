import { describe, expect, it } from '@jest/globals';
import type { CommandName } from '@tingsu/contracts';
import { askedOf } from './asked-approvals';

const offered = (...names: readonly (readonly [CommandName, boolean])[]) => ({
  commands: names.map(([command, allowed]) => ({
    command,
    allowed,
    reasonCode: allowed ? null : ('separation.drafter' as const),
  })),
});

describe('what a case asks of who approves', () => {
  it('is the opinion first, then more time', () => {
    expect(
      askedOf(offered(['approveExtension', true], ['approve', true], ['reject', true])),
    ).toEqual([
      ['approve', 'reject'],
      ['approveExtension', 'rejectExtension'],
    ]);
  });

  it('is nothing that this person may not decide', () => {
    expect(askedOf(offered(['approve', false], ['close', true]))).toEqual([]);
  });
});

import type { CaseStateName } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';

/** How far the handling is: of a case that is suspended, where it goes on. One that was withdrawn meanwhile has ended all the same. */
export const stageOf = ({
  state,
  suspended,
}: Pick<CaseState, 'state' | 'suspended'>): CaseStateName =>
  state === 'suspended' && suspended ? suspended.from : state;

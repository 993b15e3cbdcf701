import { ENDED_STATES, type CaseStateName } from '@tingsu/contracts';

const ended: readonly CaseStateName[] = ENDED_STATES;
export const isEnded = (state: CaseStateName): boolean => ended.includes(state);

import { KeepCases202611212100 } from './202611212100-keep-cases.js';
import { DraftPolicies202611220010 } from './202611220010-draft-policies.js';
import { ExtendAndSuspend202611220020 } from './202611220020-extend-and-suspend.js';
import { AcknowledgeClocks202611220030 } from './202611220030-acknowledge-clocks.js';
import { CompressFaster202611220040 } from './202611220040-compress-faster.js';

export const migrations = [
  KeepCases202611212100,
  DraftPolicies202611220010,
  ExtendAndSuspend202611220020,
  AcknowledgeClocks202611220030,
  CompressFaster202611220040,
];

import { KeepCases202611212100 } from './202611212100-keep-cases.js';

export const migrations = [KeepCases202611212100];

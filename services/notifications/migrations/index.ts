import { TellPeople1795294800000 } from './202611212100-tell-people.js';

export const migrations = [TellPeople1795294800000];

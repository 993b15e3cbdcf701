import { CountCases1795295100000 } from './202611212105-count-cases.js';

export const migrations = [CountCases1795295100000];

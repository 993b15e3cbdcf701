import { CountCases1795295100000 } from './1795295100000-count-cases.js';

export const migrations = [CountCases1795295100000];

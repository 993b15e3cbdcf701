import { CountCases1795295100000 } from './1795295100000-count-cases.js';
import { HideConfidential1795647200000 } from './1795647200000-hide-confidential.js';
import { HashSettledMessages1795678707366 } from './1795678707366-hash-settled-messages.js';

export const migrations = [
  CountCases1795295100000,
  HideConfidential1795647200000,
  HashSettledMessages1795678707366,
];

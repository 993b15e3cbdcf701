import { searchOf } from '../worklist/list-filters';

/** The list of all cases that complain of them, the newest first. */
export const historyPath = (respondent: string): string =>
  `/${searchOf({ view: 'all', sort: 'received', filters: { respondent } })}`;

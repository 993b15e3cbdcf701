import { searchOf } from '../worklist/list-filters';

/** The list of the cases that complain of them, the newest first; all of them, or those received since a day. */
export const historyPath = (respondent: string, receivedFrom?: string): string => {
  const filters = { respondent, ...(receivedFrom === undefined ? {} : { receivedFrom }) };
  return `/${searchOf({ view: 'all', sort: 'received', filters })}`;
};

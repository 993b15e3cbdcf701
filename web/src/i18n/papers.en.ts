import type { papers as chinese } from './papers.zh-CN';

/** Papers of a case. */
export const papers: Readonly<Record<keyof typeof chinese, string>> = {
  papersTitle: 'Papers',
  papersHint:
    'An opened paper is printed from the browser. A paper that is made for good has a number, stays with the case and cannot be changed.',
  papersLanguage: 'Language of the paper',
  papersChinese: 'Chinese',
  papersEnglish: 'English',
  papersPdf: '{title} (PDF)',
  papersOpen: 'Open and print',
  papersOpenNamed: 'Open and print: {title}',
  papersBlank: 'Blank form',
  papersBlankNamed: 'Blank form: {title}',
  papersDraft: 'draft or form: made for good once it is sealed, opened or handed in',
  papersPrint: 'Print: {title}',
  papersMake: 'Make for good',
  papersMakeNamed: 'Make for good: {title}',
  papersMade: 'Made. Number and check value are in the log of the case.',
  papersVersion: 'version {version}',
  papersBy: 'made by {name}, {at}',
  papersHash: 'Check value (SHA-256)',
  papersMissing:
    'No font has these characters. They are left open on the paper, to be written by hand: {characters}',
  papersLater: 'Not possible now ({count})',
  papersNotYet: 'The case has not got that far',
  papersDenied: 'Your role does not read what stands on it',
  printMany: 'Print papers',
  printManyTitle: 'Print a paper of {count} cases',
  printManyWhich: 'Which paper',
  printManyHint:
    'The same paper of the chosen cases as one PDF, in the order of the list. Each goes into the access log.',
  printManyStart: 'Make the file',
  printManyRunning: '{done} of {of} made',
  printManyOpen: 'Open the file ({count} papers) and print',
  printManyNone: 'None of the chosen cases has this paper yet.',
  printManyLeftOut: '{count} cases are not in the file:',
  printManyMost: 'At most {count} at once are printed',
};

import type { issueFigures as chinese } from './issue-figures.zh-CN';

/** Figures of issues. */
export const issueFigures = {
  issueFiguresTitle: 'Issues',
  issueFiguresDefinition:
    'Issues by the day of receipt: a complaint counts once for each of its issues; what was found counts once the case is closed',
  issueFiguresByCategory: 'By category',
  issueFiguresByTopic: 'By topic',
  issueFiguresByCause: 'By cause',
  issueFiguresNoCause: 'No cause has been recorded for these issues yet.',
  issueFiguresCount: 'Issues',
  issueFiguresUpheld: 'Upheld',
  issueFiguresPartly: 'Partly upheld',
  issueFiguresNot: 'Not upheld',
  issueFiguresOpen: 'Not found out, or other',
  issueFiguresRate: 'Upheld rate',
  issueFiguresAll: 'All',
  issueFiguresNone: 'No issues in this period.',
} satisfies Record<keyof typeof chinese, string>;

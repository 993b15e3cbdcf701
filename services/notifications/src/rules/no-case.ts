import type { CaseBrief } from './case-brief.js';

/** What is about a campus and no case keeps no one away. */
export const aboutNoCase = (campus: string): CaseBrief => ({
  caseId: '',
  caseNo: '',
  campus,
  respondent: null,
  leadDepartment: null,
  assistDepartments: [],
  confidential: false,
  access: null,
  priority: null,
  reportable: false,
  danger: false,
  assignee: null,
  requesters: {},
  openedAt: null,
});

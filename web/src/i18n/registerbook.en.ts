import { NAMES_EN } from '@tingsu/contracts';
import type { registerbook as chinese } from './registerbook.zh-CN';

/** Sentences about the register of complaints. `{name}` marks a value. */
export const registerbook = {
  bookTitle: NAMES_EN.register,
  bookPeriod: '{from} to {to}',
  bookFrom: 'Received from',
  bookTo: 'To',
  bookCampus: 'Campus',
  bookDepartment: 'Department',
  bookChannel: 'Channel',
  bookState: 'State',
  bookKind: 'Kind',
  bookAll: 'All',
  bookShow: 'Show',
  bookEmpty: 'No complaint of these days matches.',
  bookDenied:
    'The register of complaints is for the complaint centre, heads of department, leaders and auditors.',
  bookPrint: 'Print',
  bookShownAll: '{count} in all.',
  bookShownPart: '{count} are shown, and there are more below. What is shown is printed.',
  bookExportXlsx: 'Export for Excel',
  bookExportCsv: 'Export as CSV',
  bookExporting: 'Progress of the export',
  bookExportRunning: '{done} of {total} written',
  bookExportStalled:
    'The download has stopped ({done} of {total} written). Download it again, or cancel.',
  bookExportDone: '{done} exported.',
  bookExportCancelled: 'Cancelled after {done}.',
  bookExportAgain: 'Download again',
  bookExportStop: 'Cancel export',
} satisfies Record<keyof typeof chinese, string>;

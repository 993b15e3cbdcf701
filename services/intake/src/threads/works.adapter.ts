import { readMail } from '../mails/mail.js';
import type { PaperPage } from '../papers/paper-layout.js';
import { type PaperOfMany, printMany, printPage } from '../papers/print-page.adapter.js';
import type { PosterSheets } from '../posters/compose-posters.js';
import { printPosters } from '../posters/print-posters.adapter.js';
import { bytesOf } from './sent-bytes.js';

/** What intake does in threads: one page or one large mail takes up to a second of a processor. */
export const works = {
  print: (page: PaperPage) => printPage(page),
  printMany: (papers: readonly PaperOfMany[]) => printMany(papers),
  printPosters: (sheets: PosterSheets) => printPosters(sheets),
  readMail: (raw: Uint8Array) => readMail(bytesOf(raw)),
};

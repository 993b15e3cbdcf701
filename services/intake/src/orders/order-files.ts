import { charactersIn, MAX_CONTENT_CHARACTERS, type Submission } from '@tingsu/contracts';
import { urlFault } from '../partners/webhook-url.js';

export interface KeptFiles {
  /** Those that no complaint has yet. */
  readonly attachments: readonly string[];
  /** Names of those that could not be had, or are of no type that is taken. */
  readonly notTaken: readonly string[];
}

/** A link that may be followed: one of the authority's own. */
export function linkWithin(link: string, hosts: readonly string[]): URL | null {
  if (urlFault(link) !== null) return null;
  const url = new URL(link);
  return hosts.includes(url.host) ? url : null;
}

/** An order with its files. It is taken without those that cannot be had, and says so where there is room. */
export function withFiles(
  submission: Submission,
  { attachments, notTaken }: KeptFiles,
): Submission {
  const note = notTaken.length === 0 ? '' : `\n（没有收下的附件：${notTaken.join('、')}）`;
  const content = `${submission.content}${note}`;
  return {
    ...submission,
    ...(charactersIn(content) <= MAX_CONTENT_CHARACTERS ? { content } : {}),
    ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
  };
}

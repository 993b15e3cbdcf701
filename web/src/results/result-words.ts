import type { CaseDetail } from '@tingsu/contracts';

interface Words {
  readonly grounds: string;
  readonly evidence: string;
  readonly reasons: string;
}

/** What was written with a request for reconsideration, and with the decision on it. */
export function wordsOfResult(reconsiderationId: string, timeline: CaseDetail['timeline']): Words {
  const about = timeline.filter(({ data }) => data['reconsiderationId'] === reconsiderationId);
  const said = (field: string): string =>
    about.map(({ text }) => text[field] ?? '').find(Boolean) ?? '';
  return { grounds: said('grounds'), evidence: said('evidence'), reasons: said('reasons') };
}

import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import { note, reason } from '../casepage/field-makers';

const reconsideration = (of: 'open' | 'unread') =>
  ({
    ...{ name: 'reconsiderationId', text: 'fieldReconsideration', kind: 'reconsideration' },
    of,
  }) as const satisfies CommandField;

/** What is asked for after the answer: the file, the results for those complained of, and doubts about them. */
export const RESULT_FIELDS = {
  archive: [
    { name: 'parts', text: 'fieldArchiveParts', kind: 'archiveParts', optional: true },
    note(2_000),
  ],
  serveResult: [
    { name: 'on', text: 'fieldServedOn', kind: 'party' },
    { name: 'text', text: 'fieldResultText', kind: 'text', max: 10_000 },
    { name: 'medium', text: 'fieldServedBy', kind: 'choice', table: 'servedBy' },
    { name: 'receipt', text: 'fieldReceiptSigned', kind: 'choice', table: 'serviceReceipt' },
    { name: 'witness', text: 'fieldWitness', kind: 'line', max: 200, optional: true },
    { name: 'servedAt', text: 'fieldServedAt', kind: 'instant', optional: true },
  ],
  askReconsideration: [
    { name: 'noticeId', text: 'fieldResult_served', kind: 'result' },
    { name: 'grounds', text: 'fieldAskGrounds', kind: 'text', max: 10_000 },
    { name: 'evidence', text: 'fieldAskEvidence', kind: 'text', max: 5_000 },
    { name: 'askedAt', text: 'fieldAskedAt', kind: 'instant', optional: true },
  ],
  withdrawReconsideration: [reconsideration('open'), reason(2_000, true)],
  decideReconsideration: [
    reconsideration('open'),
    { name: 'result', text: 'fieldReconsidered', kind: 'choice', table: 'reconsidered' },
    { name: 'outcome', text: 'fieldNewOutcome', kind: 'choice', table: 'outcome', optional: true },
    { name: 'reasons', text: 'fieldReason', kind: 'text', max: 10_000 },
  ],
  serveConclusion: [
    reconsideration('unread'),
    { name: 'medium', text: 'fieldServedBy', kind: 'choice', table: 'servedBy' },
    { name: 'receipt', text: 'fieldReceiptSigned', kind: 'choice', table: 'serviceReceipt' },
    { name: 'witness', text: 'fieldWitness', kind: 'line', max: 200, optional: true },
    { name: 'servedAt', text: 'fieldServedAt', kind: 'instant', optional: true },
  ],
  issueCircular: [
    { name: 'text', text: 'fieldCircular', kind: 'text', max: 20_000 },
    { name: 'departments', text: 'fieldCircularTo', kind: 'allDepartments', optional: true },
  ],
  giveFinalNotice: [{ name: 'text', text: 'fieldFinalNotice', kind: 'text', max: 10_000 }],
  reopen: [
    { name: 'ground', text: 'fieldGround', kind: 'choice', table: 'reopening' },
    reason(2_000),
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_RESULT_RULE = {
  'archive.part_missing': 'parts',
  'archive.part_there': 'parts',
  'conclusion.none_open': 'reconsiderationId',
  'reconsideration.known': 'noticeId',
  'reconsideration.outcome': 'outcome',
  'reconsideration.unknown': 'reconsiderationId',
  'result.not_respondent': 'on',
  'result.served': 'on',
  'result.unknown': 'noticeId',
  'result.witness_missing': 'witness',
  'reopen.final': 'ground',
  'reopen.last_round': 'ground',
} as const satisfies Readonly<Record<string, string>>;

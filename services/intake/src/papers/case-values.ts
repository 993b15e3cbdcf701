import {
  type AnsweredIssue,
  type CaseForPaper,
  CaseAccepted,
  CaseClockExtended,
  CaseClosed,
  CaseDeclined,
  CaseDepartmentUrged,
  CaseDispatched,
  CaseExtensionRequested,
  CaseFeedbackGiven,
  CaseResolvedOnSpot,
  CaseSettled,
  CaseSupplementRequested,
  type LocalizedText,
  type PaperField,
} from '@tingsu/contracts';
import { answeredIssues } from '@tingsu/policy';
import { deathValues, holdValues } from './hold-values.js';
import type { PaperSpeech } from './paper-words.js';

type Entry = CaseForPaper['timeline'][number];

/** What the case says, in names of the house. */
export interface CaseNames {
  department(code: string): LocalizedText;
  person(staffId: string | null): string;
  declineReason(code: string): LocalizedText;
}

/** The fields that a case fills in, as far as the reader sees it. */
export function caseValues(
  detail: CaseForPaper,
  about: string | null,
  names: CaseNames,
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  const { timeline, clocks } = detail;
  const last = (...types: readonly { readonly type: string }[]): Entry | undefined =>
    timeline.findLast(({ type }) => types.some((one) => one.type === type));
  const at = (entry: Entry | undefined): string => (entry ? speech.time(entry.at) : '');
  const dispatched = last(CaseDispatched);
  const department = (code: unknown): string =>
    typeof code === 'string' && code !== '' ? speech.said(names.department(code)) : '';
  const limit = ({ label, dueAt }: CaseForPaper['clocks'][number]): string =>
    speech.language === 'en'
      ? `${label.en}: by ${speech.time(dueAt)}`
      : `${label.zh}：${speech.time(dueAt)}前`;
  const since = dispatched && new Date(dispatched.at).getTime();
  const assist = Array.isArray(dispatched?.data['assist']) ? dispatched.data['assist'] : [];
  return {
    caseNo: detail.caseNo,
    acceptedOn: at(last(CaseAccepted)),
    acceptanceOpinion: last(CaseAccepted)
      ? speech.said({ zh: '受理', en: 'Accepted' })
      : last(CaseDeclined)
        ? speech.said({ zh: '不予受理', en: 'Declined' })
        : '',
    leadDepartment: department(dispatched?.data['lead'] ?? detail.leadDepartment),
    assistDepartments: speech.list(assist.map(department)),
    dispatchedOn: at(dispatched),
    dispatchedBy: dispatched ? names.person(dispatched.actor.id) : '',
    dispatchText: wordsOf(dispatched),
    departmentLimits: clocks
      .filter(
        ({ state, kind }) => kind !== 'followup' && (state === 'running' || state === 'paused'),
      )
      .filter(({ startedAt }) => since !== undefined && new Date(startedAt).getTime() >= since)
      .map(limit)
      .join('\n'),
    closedOn: at(last(CaseClosed)),
    logSummary: logSummary(detail.log, speech),
    remedies: detail.remedies
      .map(({ remedy, dueOn }) => speech.list([speech.remedy(remedy), dueOn && speech.day(dueOn)]))
      .join('\n'),
    callBackPlan: speech.list(
      detail.followUps.filter(({ result }) => result === null).map((one) => speech.day(one.dueAt)),
    ),
    callScript: scriptOf(detail, speech),
    ...urgeValues(last(CaseDepartmentUrged), { at, department }),
    ...supplementValues(last(CaseSupplementRequested), detail, speech),
    ...extensionValues(last(CaseClockExtended), detail, speech),
    ...answerValues(detail, names, speech),
    ...holdValues(detail, about, speech),
    ...deathValues(detail, speech),
  };
}

function scriptOf({ followUps }: CaseForPaper, speech: PaperSpeech): string {
  const script = followUps.find(({ call }) => call?.script)?.call?.script;
  return script ? speech.said(script) : '';
}

function urgeValues(
  urged: Entry | undefined,
  say: { at(entry: Entry | undefined): string; department(code: unknown): string },
): Partial<Record<PaperField, string>> {
  return {
    urgedDepartment: say.department(urged?.data['department']),
    urgedOn: say.at(urged),
    urgeCount: urged ? String(urged.data['count']) : '',
    urgeText: wordsOf(urged),
  };
}

function supplementValues(
  asked: Entry | undefined,
  { clocks }: CaseForPaper,
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  const missing = asked?.data['missing'];
  const due = clocks.find(({ startedAt }) => asked && startedAt >= asked.at)?.dueAt;
  return {
    missing: Array.isArray(missing)
      ? missing.map((one) => speech.element(String(one))).join('\n')
      : '',
    supplementBy: due ? speech.time(due) : '',
  };
}

function extensionValues(
  extended: Entry | undefined,
  { timeline, clocks }: CaseForPaper,
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  if (!extended) return {};
  const { clockId, originalDueAt, previousDueAt, dueAt } = extended.data;
  const asked = timeline.findLast(
    ({ type, data }) => type === CaseExtensionRequested.type && data['clockId'] === clockId,
  );
  const label = clocks.find((clock) => clock.clockId === clockId)?.label;
  const words = { ...asked?.text, ...extended.text };
  return {
    extendedLimit: label ? speech.said(label) : '',
    extendedFrom: speech.time(String(previousDueAt ?? originalDueAt)),
    newDueDate: speech.time(String(dueAt)),
    extensionReason: words['notice'] ?? words['reason'] ?? '',
  };
}

function answerValues(
  { timeline }: CaseForPaper,
  names: CaseNames,
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  const answers: readonly string[] = [CaseFeedbackGiven, CaseResolvedOnSpot, CaseSettled].map(
    ({ type }) => type,
  );
  const answered = timeline.findLast(({ type }) => answers.includes(type));
  const declined = timeline.findLast(({ type }) => type === CaseDeclined.type);
  const code = declined?.data['reasonCode'];
  const outcome = answered?.data['outcome'];
  return {
    outcome: typeof outcome === 'string' ? speech.outcome(outcome) : '',
    answer: [
      answered?.text['text'] ?? answered?.text['outcome'] ?? '',
      ...answeredIssues(timeline).map((issue) => issueLine(issue, speech)),
    ].join('\n'),
    declineReason: typeof code === 'string' ? speech.said(names.declineReason(code)) : '',
    declineText: declined?.text['notice'] ?? '',
  };
}

/** `事项二“重复收费”：经查属实……`, with the reasons. */
function issueLine({ number, about, reply, reasons }: AnsweredIssue, speech: PaperSpeech): string {
  const name = speech.said({
    zh: about ? `事项 ${number}“${about}”：` : `事项 ${number}（您投诉的主要内容）：`,
    en: about ? `Issue ${number}, “${about}”: ` : `Issue ${number}, the matter of your complaint: `,
  });
  return `${name}${speech.said(reply)}${speech.language === 'en' ? ' ' : ''}${reasons}`;
}

function logSummary(log: CaseForPaper['log'], speech: PaperSpeech): string {
  if (!log) return '';
  const span = `${speech.day(log.from)} – ${speech.day(log.to)}`;
  return speech.said({
    zh: `${log.entries} 条，${span}`,
    en: `${log.entries} entries, ${span}`,
  });
}

/** All words that people wrote with a fact. */
const wordsOf = (entry: Entry | undefined): string => Object.values(entry?.text ?? {}).join('\n');

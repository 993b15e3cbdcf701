import {
  isOpenIssue,
  isOpenMeeting,
  isOpenPart,
  isOpenReconsideration,
  isOpenRemedy,
  isOpenTask,
  isSameParty,
  isUnreadConclusion,
  isUntold,
  nextApproverOf,
  nextInstalmentOf,
  type CaseDetail,
  type Remedy,
} from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import type { Words } from '../kit/words';
import { panelNow } from '../meetings/panel-now';
import { grouped } from '../remedies/money';
import { issueName } from '../issues/issue-words';
import { categories, harms, problems, severities, topics } from '../issues/issue-choices';
import { partyName } from '../results/parties';
import { expertName, expertOpinionsFor } from '../experts/expert-choices';
import { mediationName, mediationsFor } from '../mediation/mediation-choices';
import { holdName, holdsFor, reportName, reportsFor } from '../holds/hold-choices';
import type { Choice, ChoiceSources } from './choice';
import type { CommandField } from './command-field';
import { followUpKey, partyKey } from './command-payload';

/** The clocks that a command can be about. */
export const clocksFor = (
  of: 'extend' | 'agree' | 'complain' | 'requested',
  { clocks, extensionRequests }: CaseDetail,
): CaseDetail['clocks'] => {
  const asked = (clockId: string): boolean =>
    extensionRequests.some((one) => one.clockId === clockId);
  if (of === 'requested') return clocks.filter((clock) => asked(clock.clockId));
  if (of === 'complain') return clocks.filter((clock) => clock.allows?.includes(of));
  const open = clocks.filter((clock) => clock.allows?.includes(of) && clock.breachedAt === null);
  return of === 'extend' ? open.filter((clock) => !asked(clock.clockId)) : open;
};

type Offer = (sources: ChoiceSources) => Choice[];

/** Words of the product; what may be missing also has codes that policies bring. */
const coded: Offer = ({ field, words, offered }) => {
  if (!('table' in field)) return [];
  const known = words.options(field.table);
  if (field.table !== 'missing') return known;
  const more = offered.supplements.filter((code) => !known.some((one) => one.value === code));
  return [...known, ...more.map((code) => ({ value: code, label: code }))];
};

const causes: Offer = ({ words, offered }) =>
  offered.causes.map((one) => ({ value: one.code, label: inLanguage(one.label, words.language) }));

const declines: Offer = ({ words, offered }) =>
  offered.declineReasons.length > 0
    ? offered.declineReasons.map((one) => ({
        value: one.code,
        label: inLanguage(one.label, words.language),
      }))
    : words.options('decline');

const departments: Offer = ({ detail, directory }) =>
  directory.departments
    .filter((one) => one.campus === detail.campus)
    .map((one) => ({ value: one.code, label: directory.department(one.code) }));

/** Of the leading department. */
export const colleaguesOf = (
  { leadDepartment }: Pick<CaseDetail, 'leadDepartment'>,
  { staff }: Pick<ChoiceSources['directory'], 'staff'>,
): Choice[] =>
  staff
    .filter(({ departments: codes }) => leadDepartment !== null && codes.includes(leadDepartment))
    .map((one) => ({ value: one.id, label: one.name }));

const colleagues: Offer = ({ detail, directory }) => colleaguesOf(detail, directory);

const owing: Offer = ({ detail, directory }) => {
  const parts = (detail.parts ?? []).filter(isOpenPart).map(({ department }) => department);
  const codes = [detail.leadDepartment, ...parts].filter((code) => code !== null);
  return [...new Set(codes)].map((value) => ({ value, label: directory.department(value) }));
};

const untold: Offer = ({ detail, words: { language, short } }) =>
  (detail.notices ?? []).filter(isUntold).map(({ key, label, owedAt }) => ({
    value: key,
    label: `${inLanguage(label, language)} · ${short(owedAt)}`,
  }));

const allDepartments: Offer = ({ directory }) =>
  directory.departments.map((one) => ({
    value: one.code,
    label: `${directory.department(one.code)} · ${directory.campus(one.campus)}`,
  }));

const people: Offer = ({ directory }) =>
  directory.staff.map((one) => ({
    value: one.id,
    label: [one.name, ...one.departments.map(directory.department)].join(' · '),
  }));

/** The words say which of several of a kind it is. */
export const openTasksOf = ({ inquiry }: Pick<CaseDetail, 'inquiry'>) =>
  (inquiry?.tasks ?? []).filter(isOpenTask);

const tasks: Offer = ({ detail, directory, words }) =>
  openTasksOf(detail).map(({ taskId, kind, person, department, words: { what = '' } }) => ({
    value: taskId,
    label: [
      words.label('inquiryTask', kind),
      person ? directory.person(person) : department && directory.department(department),
      what.slice(0, 40),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
const committees: Offer = ({ committees: all, words: { language, label } }) =>
  all
    .filter(({ active }) => active)
    .map(({ code, name, kind }) => ({
      value: code,
      label: `${inLanguage(name, language)} · ${label('committeeKind', kind)}`,
    }));

export const openMeetingsOf = ({ meetings: all = [] }: Pick<CaseDetail, 'meetings'>) =>
  all.filter(isOpenMeeting);

const meetings: Offer = ({ detail, words: { label, long } }) =>
  openMeetingsOf(detail).map(({ meetingId, kind, at }) => ({
    value: meetingId,
    label: `${label('meetingKind', kind)} · ${long(at)}`,
  }));

const panelists: Offer = ({ detail, directory }) =>
  (panelNow(detail)?.members ?? []).map((value) => ({ value, label: directory.person(value) }));

/** Who has least to do is asked first. */
const owners: Offer = ({ detail, directory, load, words: { t } }) =>
  [...(load?.persons ?? [])]
    .filter(({ personId }) => personId !== detail.owner)
    .sort((one, other) => one.open - other.open)
    .map(({ personId, open, dueSoon, overdue }) => ({
      value: personId,
      label: t('ownerLoad', { name: directory.person(personId), open, dueSoon, overdue }),
    }));

const clocks: Offer = ({ field, detail, words: { t, language, long } }) =>
  field.kind === 'clock'
    ? clocksFor(field.of, detail).map((clock) => ({
        value: clock.clockId,
        label: `${inLanguage(clock.label, language)} · ${t('clockDue', { at: long(clock.dueAt) })}`,
      }))
    : [];

const milestones: Offer = ({ detail, words }) =>
  (detail.recordable ?? []).map((value) => ({ value, label: words.label('milestone', value) }));

/** Remedies that a command can be about; who decides on which amount is asked of the server. */
export const remediesFor = (
  of: 'decide' | 'carryOut' | 'open',
  { remedies: all }: Pick<CaseDetail, 'remedies'>,
): CaseDetail['remedies'] =>
  all.filter(isOpenRemedy).filter((one) => {
    const waits = nextApproverOf(one) !== undefined;
    return of === 'open' || waits === (of === 'decide');
  });

const owedWhole = ({ amount, dueOn }: Remedy): readonly unknown[] => [
  amount && `${grouped(amount.value)} ${amount.currency}`,
  dueOn,
];
/** Of what is paid in parts the next one. */
function owedNext(remedy: Remedy, { t }: Words): readonly unknown[] {
  const part = nextInstalmentOf(remedy);
  if (!part) return owedWhole(remedy);
  const number = (remedy.instalments ?? []).indexOf(part) + 1;
  return [
    t('instalmentNumber', { number, count: remedy.instalments?.length ?? 0 }),
    ...owedWhole({ ...remedy, ...part }),
  ];
}

const remedies: Offer = ({ field, detail, words }) =>
  field.kind === 'remedy'
    ? remediesFor(field.of, detail).map((one) => ({
        value: one.remedyId,
        label: [
          words.label('remedy', one.remedy),
          ...(field.of === 'carryOut' ? owedNext(one, words) : owedWhole(one)),
        ]
          .filter(Boolean)
          .join(' · '),
      }))
    : [];

const issues: Offer = ({ detail, words, offered }) =>
  (detail.issues ?? [])
    .filter(isOpenIssue)
    .map((one) => ({ value: one.issueId, label: issueName(one, words, offered) }));
/** Those who are complained of and have not been served in this round come first. */
const parties: Offer = ({ detail, words: { t }, directory }) => {
  const owed = detail.resultsOwed ?? [];
  const all = [
    ...detail.respondents.units.map((unit) => ({ unit })),
    ...detail.respondents.persons.map((person) => ({ person })),
  ];
  return [...owed, ...all.filter((one) => !owed.some((other) => isSameParty(one, other)))].map(
    (on) => ({
      value: partyKey(on),
      label: partyName(on, directory) + (owed.includes(on) ? ` · ${t('resultNotServed')}` : ''),
    }),
  );
};
const served: Offer = ({ detail, directory, words: { t, long } }) =>
  (detail.results ?? [])
    .filter(({ askUntil }) => askUntil !== null)
    .map(({ noticeId, on, askUntil }) => ({
      value: noticeId,
      label: `${partyName(on, directory)} · ${t('askUntil', { at: long(askUntil ?? '') })}`,
    }));

const reconsiderations: Offer = ({ field, detail, directory, words: { long } }) => {
  if (field.kind !== 'reconsideration') return [];
  const asked = field.of === 'open' ? isOpenReconsideration : isUnreadConclusion;
  return (detail.reconsiderations ?? []).filter(asked).map((one) => {
    const on = detail.results?.find(({ noticeId }) => noticeId === one.noticeId)?.on;
    return {
      value: one.reconsiderationId,
      label: [on && partyName(on, directory), long(one.askedAt)].filter(Boolean).join(' · '),
    };
  });
};

const holds: Offer = ({ field, detail, words }) =>
  field.kind === 'hold'
    ? holdsFor(field.of, detail).map((one) => ({ value: one.holdId, label: holdName(one, words) }))
    : [];

const expertOpinions: Offer = ({ field, detail, words }) =>
  field.kind === 'expertOpinion'
    ? expertOpinionsFor(field.of, detail).map((one) => ({
        value: one.expertOpinionId,
        label: expertName(one, words),
      }))
    : [];

const expertDegrees: Offer = ({ detail, words: { language } }) =>
  (detail.expertDegrees ?? []).map(({ id, label }) => ({
    value: id,
    label: inLanguage(label, language),
  }));

const missingSlots: Offer = ({ detail, words: { label, language } }) => [
  ...new Map(
    (detail.askedEvidence ?? [])
      .filter(({ there, unavailableAt }) => !there && !unavailableAt)
      .map(({ slot, label: named }) => [
        slot,
        {
          value: slot,
          label: named ? inLanguage(named, language) : label('evidenceSlot', slot),
        },
      ]),
  ).values(),
];

const mediations: Offer = ({ field, detail, words }) =>
  field.kind === 'mediation'
    ? mediationsFor(field.of, detail).map((one) => ({
        value: one.mediationId,
        label: mediationName(one, words),
      }))
    : [];

const reports: Offer = ({ field, detail, words }) =>
  field.kind === 'report'
    ? reportsFor(field.of, detail).map((one) => ({
        value: String(one.number),
        label: reportName(one, words),
      }))
    : [];

const reportSteps: Offer = ({ detail, words }) =>
  [...(detail.wantedReportSteps ?? []), 'other'].map((value) => ({
    value,
    label: words.label('reportStep', value),
  }));

const alternatives: Offer = ({ detail, words: { t } }) =>
  (detail.plan?.alternatives ?? []).map((_, index) => ({
    value: String(index + 1),
    label: t('offerNumber', { number: index + 1 }),
  }));

const followUps: Offer = ({ detail, words: { t, long } }) =>
  detail.followUps
    .filter((item) => item.result === null)
    .map((item) => ({
      value: followUpKey(item),
      label: t('followUpItem', { no: item.itemNo, at: long(item.dueAt) }),
    }));

const OFFERS: Partial<Readonly<Record<CommandField['kind'], Offer>>> = {
  choice: coded,
  choices: coded,
  number: coded,
  yesOrNo: coded,
  hold: holds,
  report: reports,
  mediation: mediations,
  expertOpinion: expertOpinions,
  expertDegree: expertDegrees,
  missingSlot: missingSlots,
  reportStep: reportSteps,
  decline: declines,
  department: departments,
  departments,
  owing,
  untold,
  colleague: colleagues,
  allDepartments,
  people,
  person: people,
  task: tasks,
  committee: committees,
  panelists,
  meeting: meetings,
  owner: owners,
  clock: clocks,
  milestone: milestones,
  remedy: remedies,
  issue: issues,
  issues,
  category: categories,
  topics,
  causes,
  problem: problems,
  issueSeverity: severities,
  harm: harms,
  party: parties,
  result: served,
  reconsideration: reconsiderations,
  alternative: alternatives,
  followUp: followUps,
};

/** What may be chosen for a field of a command; nothing for a field that is typed. */
export const choicesOf: Offer = (sources) => OFFERS[sources.field.kind]?.(sources) ?? [];

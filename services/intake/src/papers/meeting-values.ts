import {
  CaseMeetingRecorded,
  type CaseForPaper,
  type LocalizedText,
  NAMES_EN,
  NAMES_ZH,
  type PaperField,
} from '@tingsu/contracts';
import type { CaseNames } from './case-values.js';
import type { PaperKey } from './paper-readiness.js';
import type { PaperSpeech } from './paper-words.js';
import { reviewsIn } from './reviews-in.js';

type Values = Partial<Record<PaperField, string>>;

const KINDS: Readonly<Record<string, LocalizedText>> = {
  analysis: { zh: '案例讨论会', en: 'Case meeting of departments' },
  complainant: { zh: '与投诉人面谈', en: 'Meeting with the complainant' },
  three_party: { zh: '三方沟通', en: 'Three-party talk' },
};
const SIGNATURES: Readonly<Record<string, LocalizedText>> = {
  signed: { zh: '投诉人已签字', en: 'The complainant signed' },
  refused: { zh: '投诉人拒绝签字', en: 'The complainant refused to sign' },
  not_asked: { zh: '未要求签字', en: 'No signature was asked for' },
};

/** What one meeting, or one sitting of a committee, writes on its paper, as far as the reader sees it. */
export function meetingValues(
  { template, about }: PaperKey,
  detail: CaseForPaper,
  names: Pick<CaseNames, 'department' | 'person'>,
  speech: PaperSpeech,
): Values {
  switch (template) {
    case 'meeting-minutes':
    case 'case-meeting-minutes':
      return ofMeeting(Number(about), detail, names, speech);
    case 'committee-opinion':
      return ofCommittee(Number(about), detail, names, speech);
    default:
      return {};
  }
}

function ofMeeting(
  number: number,
  detail: CaseForPaper,
  names: Pick<CaseNames, 'department' | 'person'>,
  speech: PaperSpeech,
): Values {
  const meeting = detail.meetings?.[number - 1];
  if (!meeting) return {};
  const { kind, at, place, persons, units, representatives, signature } = meeting;
  const words =
    detail.timeline.findLast(
      ({ type, data }) =>
        type === CaseMeetingRecorded.type && data['meetingId'] === meeting.meetingId,
    )?.text ?? {};
  const said = (texts: Readonly<Record<string, LocalizedText>>, code: string): string =>
    texts[code] ? speech.said(texts[code]) : code;
  return {
    meetingKind: said(KINDS, kind),
    meetingAt: speech.time(at),
    meetingPlace: place ?? '',
    meetingPeople: speech.list([
      ...persons.map(names.person),
      ...units.map((code) => speech.said(names.department(code))),
    ]),
    meetingRepresentatives: representatives === null ? '' : String(representatives),
    meetingSignature: signature === null ? '' : said(SIGNATURES, signature),
    meetingMinutes: words['minutes'] ?? '',
    meetingAgreed: words['agreed'] ?? '',
    meetingCauses: words['analysis'] ?? '',
    meetingLiability: words['liability'] ?? '',
    meetingMeasures: words['measures'] ?? '',
  };
}

function ofCommittee(
  number: number,
  detail: CaseForPaper,
  names: Pick<CaseNames, 'person'>,
  speech: PaperSpeech,
): Values {
  const review = reviewsIn(detail).find((one) => one.number === number);
  if (!review?.said) return {};
  const { panel, asked } = review;
  const { entry: completed, sitting } = review.said;
  const people = (ids: readonly string[]): string => speech.list(ids.map(names.person));
  const kind = panel.kind;
  const negligence = completed.data['negligence'];
  return {
    committee: speech.said({
      zh: NAMES_ZH.committeeKind[kind],
      en: NAMES_EN.committeeKind[kind],
    }),
    committeeQuestion: asked.text['question'] ?? '',
    committeeConsent: asked.text['consent'] ?? '',
    committeeHeldOn: sitting.heldOn,
    committeeSat: people(sitting.sat),
    committeeAbsent: people(panel.members.filter((id) => !sitting.sat.includes(id))),
    committeeQuorum: speech.said({
      zh: `应到 ${panel.members.length} 人，法定 ${panel.needed} 人，实到 ${sitting.sat.length} 人`,
      en: `${panel.members.length} members, ${panel.needed} needed, ${sitting.sat.length} present`,
    }),
    committeeChair: names.person(panel.chair),
    committeeSecretary: names.person(panel.secretary),
    committeeNegligence:
      negligence === undefined
        ? ''
        : negligence === true
          ? speech.said({ zh: '存在过失', en: 'negligence' })
          : speech.said({ zh: '未见过失', en: 'no negligence' }),
    committeeOpinion: completed.text['opinion'] ?? '',
    committeeMinutes: completed.text['minutes'] ?? '',
    committeeDissent: sitting.dissenting
      .map((id, index) => {
        const words = completed.text[`dissent${index + 1}`] ?? '';
        return speech.said({
          zh: `${names.person(id)}：${words}`,
          en: `${names.person(id)}: ${words}`,
        });
      })
      .join('\n'),
    committeeAdvice: completed.text['legalAdvice'] ?? '',
  };
}

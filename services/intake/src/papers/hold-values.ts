import {
  type CaseForPaper,
  CaseAutopsyDecided,
  CaseHoldAsked,
  CaseHoldCompleted,
  CaseHoldReleased,
  CaseHoldSealed,
  type PaperField,
} from '@tingsu/contracts';
import type { PaperSpeech } from './paper-words.js';

type Entry = CaseForPaper['timeline'][number];
type Values = Partial<Record<PaperField, string>>;

const holdOf = ({ holds = [] }: CaseForPaper, about: string | null) =>
  holds.find(({ listNo }) => String(listNo) === about);

const factsOf = (
  holdId: string | undefined,
  { timeline }: CaseForPaper,
  { type }: { readonly type: string },
): readonly Entry[] => timeline.filter((one) => one.type === type && one.data['holdId'] === holdId);

/** What both sides wrote down of evidence that is sealed, kept and opened (regulation 701, art. 24, 25). */
export function holdValues(
  detail: CaseForPaper,
  about: string | null,
  speech: PaperSpeech,
): Values {
  const hold = holdOf(detail, about);
  if (!hold) return {};
  const wordsOf = (definition: { readonly type: string }): Readonly<Record<string, string>> =>
    factsOf(hold.holdId, detail, definition).at(-1)?.text ?? {};
  const { hospitalSide, patientSide, witness, place, keeper, station, police } =
    wordsOf(CaseHoldSealed);
  const opened = wordsOf(CaseHoldReleased);
  const time = (at: string | null): string => (at ? speech.time(at) : '');
  return {
    holdListNo: String(hold.listNo),
    holdKind: speech.named('holdKind', hold.kind),
    holdForm: hold.form ? speech.named('recordForm', hold.form) : '',
    holdAskedBy: speech.named('holdSide', hold.askedBy),
    holdAskedOn: speech.time(hold.askedAt),
    holdWhat: wordsOf(CaseHoldAsked)['what'] ?? '',
    holdSealedOn: time(hold.sealedAt),
    holdComplete: hold.sealedAt ? speech.said(COMPLETE[hold.unfinished ? 'rest' : 'all']) : '',
    holdHospitalSide: hospitalSide ?? '',
    holdPatientSide: patientSide ?? '',
    holdWitness: witness ?? '',
    holdPolice: police ?? '',
    holdStation: station ?? '',
    holdPlace: place ?? '',
    holdKeeper: keeper ?? '',
    holdKeptUntil: hold.keptUntil ? speech.day(hold.keptUntil) : '',
    openedOn: time(hold.releasedAt),
    openedGround: hold.ground ? speech.named('releaseGround', hold.ground) : '',
    openedHospitalSide: opened['hospitalSide'] ?? '',
    openedPatientSide: opened['patientSide'] ?? '',
    openedWitness: opened['witness'] ?? '',
    openedNote: opened['note'] ?? '',
    returnedTo: opened['returnedTo'] ?? '',
  };
}

const COMPLETE = {
  all: { zh: '完整', en: 'complete' },
  rest: {
    zh: '病历尚未完成，后续部分完成后再行封存',
    en: 'the records are not finished: the rest is sealed once it is written',
  },
} as const;

/** Each thing on the list; what was sealed later says when. */
export function holdItemRows(
  detail: CaseForPaper,
  about: string | null,
  speech: PaperSpeech,
): string[][] {
  const hold = holdOf(detail, about);
  const itemsOf = (entry: Entry): string[] => (entry.text['items'] ?? '').split('\n');
  const first = factsOf(hold?.holdId, detail, CaseHoldSealed).flatMap(itemsOf);
  const rest = factsOf(hold?.holdId, detail, CaseHoldCompleted).flatMap((entry) => {
    const at = speech.time(String(entry.data['at']));
    const later = speech.said({ zh: `${at}续封`, en: `sealed ${at}` });
    return itemsOf(entry).map((item) => [item, later] as const);
  });
  return [...first.map((item) => [item, ''] as const), ...rest]
    .filter(([item]) => item !== '')
    .map(([item, later], index) => [String(index + 1), item, '', later]);
}

/** A death, and what the next of kin decide about an autopsy (art. 26). */
export function deathValues({ death, timeline }: CaseForPaper, speech: PaperSpeech): Values {
  if (!death) return {};
  const decided = timeline.findLast(({ type }) => type === CaseAutopsyDecided.type);
  return {
    diedOn: speech.time(death.diedAt),
    bodyFrozen: speech.said(death.frozen ? { zh: '可以', en: 'yes' } : { zh: '不可以', en: 'no' }),
    autopsyDecision: death.consent
      ? speech.named('autopsyConsent', death.consent)
      : speech.said(CHOICE),
    autopsyKin: decided?.text['kin'] ?? '',
  };
}

const CHOICE = {
  zh: '□ 同意进行尸检　　□ 不同意进行尸检',
  en: '□ We agree to an autopsy   □ We do not agree to an autopsy',
} as const;

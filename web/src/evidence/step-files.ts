import {
  EVIDENCE_STEPS,
  type CaseDetail,
  type CommandName,
  type Evidence,
  type EvidenceStep,
} from '@tingsu/contracts';

type Entry = CaseDetail['timeline'][number];

/** Whether files can be added while this command is written. */
export const isEvidenceStep = (command: CommandName): command is EvidenceStep =>
  command in EVIDENCE_STEPS;

/** What is paid in parts is proven part by part. */
const isOfStep = (type: string, step: EvidenceStep): boolean =>
  type.startsWith(`${EVIDENCE_STEPS[step]}.`) ||
  (step === 'completeRemedy' && type.startsWith('case.instalmentPaid.'));

/** The text that a file was added for: the first one that its author sent for this step afterwards. */
const entryOf = (
  { step, addedBy, addedAt }: Evidence,
  timeline: readonly Entry[],
): Entry | undefined =>
  step === null
    ? undefined
    : timeline.find(
        ({ type, actor, at }) =>
          isOfStep(type, step) && actor.id === addedBy && Date.parse(at) >= Date.parse(addedAt),
      );

/** Files by the entry of the timeline that they stand under. */
export const filesByEntry = (
  files: readonly Evidence[],
  timeline: readonly Entry[],
): ReadonlyMap<Entry, readonly Evidence[]> => {
  const found = new Map<Entry, Evidence[]>();
  for (const file of files) {
    const entry = entryOf(file, timeline);
    if (entry) found.set(entry, [...(found.get(entry) ?? []), file]);
  }
  return found;
};

/** Files that are there for a text which is not sent yet. */
export const waitingAt = (
  step: EvidenceStep,
  files: readonly Evidence[],
  timeline: readonly Entry[],
): readonly Evidence[] => files.filter((file) => file.step === step && !entryOf(file, timeline));

export type AskedFile = NonNullable<CaseDetail['askedEvidence']>[number];

/** What the policy asks for with a step. A file that waits for the text counts at once, before the case has learned of it. */
export const askedAt = (
  step: EvidenceStep,
  asked: readonly AskedFile[],
  waiting: readonly Evidence[],
): readonly AskedFile[] =>
  asked
    .filter((one) => one.step === step)
    .map((one) => ({
      ...one,
      there: one.there || waiting.some(({ slot }) => slot === one.slot),
    }));

const SLOT_OF_STEP: Partial<Readonly<Record<EvidenceStep, Evidence['slot']>>> = {
  submitPackage: 'statement',
  recordMilestone: 'onSite',
};
/** What a file is most likely to be at a step; the person may choose another. */
export const usualSlot = (step: EvidenceStep | undefined): Evidence['slot'] =>
  (step && SLOT_OF_STEP[step]) ?? 'record';

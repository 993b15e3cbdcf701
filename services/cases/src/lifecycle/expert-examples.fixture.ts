import type { CaseState } from './case-state.js';
import { expertOpinionsOf } from './expert-rules.js';
import type { PayloadOf } from './payload.js';

const NOBODY = '01900000-0000-7000-8000-0000000000fd';
const NOW = '2026-11-20T12:13:00+08:00';
const idOf = (state: CaseState) => ({
  expertOpinionId: expertOpinionsOf(state).at(-1)?.expertOpinionId ?? NOBODY,
});
/** As soon as it may be: nothing comes before the step that it follows. */
const at = (state: CaseState) => {
  const last = expertOpinionsOf(state).at(-1);
  const known = [last?.endedAt, last?.materials.at(-1)?.at, last?.takenAt, last?.askedAt];
  return { at: known.find((one) => typeof one === 'string') ?? NOW };
};
const SAID = { issuedOn: '2026-11-19', reference: 'x', summary: 'x' };

/** Payloads about an expert opinion, aimed at what the case has. */
export const EXPERT_EXAMPLES: {
  readonly [
    Name in
      | 'askExpertOpinion'
      | 'answerExpertOpinion'
      | 'handOverMaterials'
      | 'receiveExpertOpinion'
      | 'tellExpertOpinion'
      | 'contestExpertOpinion'
      | 'endExpertOpinion'
  ]: (state: CaseState) => readonly PayloadOf<Name>[];
} = {
  askExpertOpinion: () => [
    {
      ...{ kind: 'damage', body: 'forensic', askedBy: 'both', at: NOW, question: 'x' },
      ...{ consent: 'given', words: 'x', issues: ['first'] },
    },
    {
      ...{ kind: 'damage', body: 'medical_association', askedBy: 'mediation_body', at: NOW },
      ...{ question: 'x', consent: 'given', words: 'x' },
    },
    {
      ...{ kind: 'accident', body: 'medical_association', askedBy: 'health_authority', at: NOW },
      question: 'x',
    },
    {
      ...{ kind: 'damage', body: 'forensic', askedBy: 'both', at: NOW, question: 'x' },
      ...{ consent: 'refused', words: 'x' },
    },
  ],
  answerExpertOpinion: (state) => [
    { ...idOf(state), ...at(state), accepted: true },
    { ...idOf(state), ...at(state), accepted: false, note: 'x' },
  ],
  handOverMaterials: (state) => [{ ...idOf(state), ...at(state), materials: 'x' }],
  receiveExpertOpinion: (state) => [
    { ...idOf(state), ...at(state), ...SAID, damage: true, fault: false, causal: false },
    {
      ...{ ...idOf(state), ...at(state), ...SAID, damage: true, fault: true, causal: true },
      degree: 'main',
    },
    {
      ...{ ...idOf(state), ...at(state), ...SAID, damage: true, fault: true, causal: true },
      ...{ degree: 'secondary', grade: 3 },
    },
  ],
  tellExpertOpinion: (state) => [{ ...idOf(state), ...at(state), by: 'hospital_in_person' }],
  contestExpertOpinion: (state) => [
    { ...idOf(state), ...at(state), side: 'complainant', words: 'x', again: true },
    { ...idOf(state), ...at(state), side: 'hospital', words: 'x', again: false },
  ],
  endExpertOpinion: (state) => [
    { ...idOf(state), ...at(state), result: 'withdrawn', reason: 'x' },
    { ...idOf(state), ...at(state), result: 'failed', reason: 'x' },
  ],
};

import {
  isOpenExpertOpinion,
  isReceived,
  isUntaken,
  isUntoldOpinion,
  type ExpertOpinion,
} from '@tingsu/contracts';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import {
  clockOfExperts,
  conclusionOf,
  expertOpinionsOf,
  requireConsent,
  requireExpertBody,
  requireExpertOrder,
  requireIssued,
  requireMediation,
  requirePast,
} from './expert-rules.js';
import type { Handlers } from './handlers.js';
import { resumedFrom, suspendedFor } from './interruption-commands.js';
import { openIssue } from './issues.js';
import { wasBefore } from './typed-times.js';

/** An expert opinion by law on damage or on a medical accident (regulation 701, art. 34 to 37, 41; 351, art. 20 to 34). */
export const EXPERT_OPINIONS: Handlers<
  | 'askExpertOpinion'
  | 'answerExpertOpinion'
  | 'handOverMaterials'
  | 'receiveExpertOpinion'
  | 'tellExpertOpinion'
  | 'contestExpertOpinion'
  | 'endExpertOpinion'
> = {
  askExpertOpinion: (state, asked, context) => {
    const { kind, body, bodyName, askedBy, at, question, issues = [], consent, words } = asked;
    requireExpertBody(asked, context.policy);
    requireConsent(asked);
    requireMediation(asked, state);
    requirePast(at, context.at);
    if (wasBefore(at, state.receivedAt))
      refuse('expert.order', `This was before the complaint came (${state.receivedAt}).`);
    for (const issueId of issues) openIssue(issueId, state);
    const data = {
      ...{ state: state.state, expertOpinionId: context.newId(), kind, body, askedBy, at },
      ...{ bodyName: bodyName ?? null, consent: consent ?? null },
      ...{ number: expertOpinionsOf(state).length + 1, issues: [...new Set(issues)] },
    };
    return { events: [{ kind: 'expertOpinionAsked', data }], texts: { question, words } };
  },

  answerExpertOpinion: (state, { expertOpinionId, accepted, at, note }, context) => {
    const one = known(expertOpinionId, state, isUntaken);
    requireExpertOrder(one, at, context);
    const data = { state: state.state, expertOpinionId, at };
    return {
      events: accepted
        ? [{ kind: 'expertOpinionTaken', data }]
        : [{ kind: 'expertOpinionDeclined', data }, ...resumed(state)],
      texts: { note },
    };
  },

  handOverMaterials: (state, { expertOpinionId, at, materials }, context) => {
    const one = known(expertOpinionId, state, isOpenExpertOpinion);
    requireExpertOrder(one, at, context);
    const { kind, body, bodyName } = one;
    const first = one.materials.length === 0;
    const clockId = clockOfExperts({ kind, body }, state, context.policy);
    const data = { state: state.state, expertOpinionId, body, bodyName, at, first, clockId };
    return {
      events: [
        { kind: 'materialsHandedOver', data },
        ...(first && !state.suspended ? [suspendedFor('appraisal')] : []),
      ],
      texts: { materials },
    };
  },

  receiveExpertOpinion: (state, payload, context) => {
    const { expertOpinionId, at, issuedOn, reference, summary } = payload;
    const one = known(expertOpinionId, state, isOpenExpertOpinion);
    requireExpertOrder(one, at, context);
    requireIssued(issuedOn, at, context.timeZone);
    const conclusion = conclusionOf(one, payload, context.policy);
    const data = { state: state.state, expertOpinionId, at, issuedOn, conclusion };
    return {
      events: [{ kind: 'expertOpinionReceived', data }, ...resumed(state)],
      texts: { reference, summary },
    };
  },

  tellExpertOpinion: (state, { expertOpinionId, at, by, note }, context) => {
    requireExpertOrder(known(expertOpinionId, state, isUntoldOpinion), at, context);
    const data = { state: state.state, expertOpinionId, at, by };
    return { events: [{ kind: 'expertOpinionTold', data }], texts: { note } };
  },

  contestExpertOpinion: (state, { expertOpinionId, side, at, words, again }, context) => {
    requireExpertOrder(known(expertOpinionId, state, isReceived), at, context);
    const data = { state: state.state, expertOpinionId, at, side, again };
    return { events: [{ kind: 'expertOpinionContested', data }], texts: { objection: words } };
  },

  endExpertOpinion: (state, { expertOpinionId, result, at, reason }, context) => {
    requireExpertOrder(known(expertOpinionId, state, isOpenExpertOpinion), at, context);
    const data = { state: state.state, expertOpinionId, at, result };
    return {
      events: [{ kind: 'expertOpinionEnded', data }, ...resumed(state)],
      texts: { reason },
    };
  },
};

function known(
  expertOpinionId: string,
  state: CaseState,
  fits: (one: ExpertOpinion) => boolean,
): ExpertOpinion {
  const found =
    expertOpinionsOf(state).find((one) => one.expertOpinionId === expertOpinionId) ??
    refuse('expert.unknown', 'This case has no such expert opinion.');
  return fits(found)
    ? found
    : refuse('expert.state', 'This cannot be done with it as it stands. Load the case again.');
}

/** Nothing is waited for any more, unless the case waits for something else as well. */
const resumed = (state: CaseState): CaseEvent[] => {
  const back = resumedFrom(state, 'appraisal');
  return back ? [back] : [];
};

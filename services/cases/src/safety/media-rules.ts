import type { MediaState, SafetyAct, SafetyActName, WatchMedia } from '@tingsu/contracts';
import { nextLook } from '@tingsu/policy';
import type { SafetyMoment, Standing } from './standing.js';

type Media = Standing<MediaState>;

/** Who enters it looks at it again, unless he hands it over. */
export function watched(
  { outlet, grade, reach, caseNo }: WatchMedia,
  { at, by, rules }: SafetyMoment,
): Media {
  return {
    state: {
      ...{ sort: 'media', outlet, grade, reach, owner: by },
      ...{ lookedAt: at.toISOString(), answeredAt: null },
    },
    ...{ department: null, people: [], caseNo: caseNo ?? null, endedAt: null },
    due: lookBy(nextLook(rules, grade, at)),
  };
}

export const actsOnMedia = ({ caseNo }: Media): SafetyActName[] => [
  ...(['look', 'answer', 'handOver', 'note'] as const),
  ...(caseNo === null ? (['link'] as const) : []),
  'end',
];

export function afterMediaAct(media: Media, act: SafetyAct, { at, rules }: SafetyMoment): Media {
  const { state } = media;
  switch (act.act) {
    case 'look':
      return {
        ...media,
        state: {
          ...state,
          ...{ grade: act.grade, reach: act.reach ?? state.reach, lookedAt: at.toISOString() },
        },
        due: lookBy(nextLook(rules, act.grade, at)),
      };
    case 'answer':
      return { ...media, state: { ...state, answeredAt: at.toISOString() } };
    case 'handOver':
      return { ...media, state: { ...state, owner: act.person } };
    case 'link':
      return { ...media, caseNo: act.caseNo };
    case 'end':
      return { ...media, endedAt: at.toISOString(), due: null };
    default:
      return media;
  }
}

/** Nobody looked in time: its owner is reminded, and again after the same time. */
export const lookMissed = (media: Media, { at, rules }: Omit<SafetyMoment, 'by'>): Media => ({
  ...media,
  due: lookBy(nextLook(rules, media.state.grade, at)),
});

const lookBy = (at: string | null) => (at === null ? null : ({ what: 'look', at } as const));

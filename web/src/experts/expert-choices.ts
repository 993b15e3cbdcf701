import {
  isOpenExpertOpinion,
  isReceived,
  isUntaken,
  isUntoldOpinion,
  type CaseDetail,
  type ExpertOpinion,
} from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import type { Words } from '../kit/words';

type Which = Extract<CommandField, { kind: 'expertOpinion' }>['of'];

const OPINIONS: Readonly<Record<Which, (one: ExpertOpinion) => boolean>> = {
  open: isOpenExpertOpinion,
  untaken: isUntaken,
  received: isReceived,
  untold: isUntoldOpinion,
};

/** Expert opinions that a command can be about. */
export const expertOpinionsFor = (
  of: Which,
  { expertOpinions = [] }: Pick<CaseDetail, 'expertOpinions'>,
) => expertOpinions.filter(OPINIONS[of]);

export const expertName = (
  { number, body, bodyName }: ExpertOpinion,
  { t, label }: Pick<Words, 't' | 'label'>,
): string => t('expertChoice', { no: number, by: bodyName ?? label('expertBody', body) });

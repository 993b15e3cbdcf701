import {
  awaitsConfirmation,
  isMediating,
  isOpenMediation,
  isUnanswered,
  isUnsigned,
  type CaseDetail,
  type Mediation,
} from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';
import type { Words } from '../kit/words';

type Which = Extract<CommandField, { kind: 'mediation' }>['of'];

const MEDIATIONS: Readonly<Record<Which, (one: Mediation) => boolean>> = {
  open: isOpenMediation,
  unanswered: isUnanswered,
  running: isMediating,
  agreed: isUnsigned,
  signed: awaitsConfirmation,
};

/** Mediations that a command can be about. */
export const mediationsFor = (of: Which, { mediations = [] }: Pick<CaseDetail, 'mediations'>) =>
  mediations.filter(MEDIATIONS[of]);

export const mediationName = ({ number, body, bodyName }: Mediation, { t, label }: Words): string =>
  t('mediationChoice', { no: number, by: bodyName ?? label('mediationBody', body) });

import { post } from '../api/http.client';
import { CorrectMessageDialog, ReasonDialog } from '../kit/message-dialogs';
import { useWords } from '../kit/words';
import type { ParkedOfService } from './parked';

interface Props {
  readonly parked: ParkedOfService;
  onClose(): void;
}

const LIST = ['parked'] as const;
const pathOf = ({ service, id }: ParkedOfService): string => `/operator/${service}/parked/${id}`;

/** Shows the message, lets it be corrected, and hands it to the service again. */
export const ReplayDialog = ({ parked, onClose }: Props) => {
  const { t, label } = useWords();
  return (
    <CorrectMessageDialog
      title={t('parkedReplay')}
      ask={t('parkedReplayAsk')}
      bodyLabel={t('parkedBody')}
      path={pathOf(parked)}
      list={LIST}
      send={(body) => post<{ outcome: string }>(`${pathOf(parked)}/replay`, body ? { body } : {})}
      done={({ outcome }) => t('parkedOutcome', { outcome: label('replayOutcome', outcome) })}
      onClose={onClose}
    />
  );
};

/** Ends a message with a reason that stays with it. */
export const DiscardDialog = ({ parked, onClose }: Props) => {
  const { t } = useWords();
  return (
    <ReasonDialog
      title={t('parkedDiscard')}
      ask={t('parkedDiscardAsk')}
      list={LIST}
      send={(reason) => post(`${pathOf(parked)}/discard`, { reason })}
      done={() => t('parkedDiscarded')}
      onClose={onClose}
    />
  );
};

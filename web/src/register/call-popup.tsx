import '../i18n/register';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useLiveHints } from '../kit/live';
import { useSession } from '../kit/session';
import { useReachesInHouse, useWords } from '../kit/words';
import { callOf } from './call.client';
import { isUntouched } from './draft';
import { loadForm } from './kept.store';

const SHOWN_SECONDS = 60;

/** An incoming call, on whatever page: one click opens the form with the number. What is typed already stays where it is. */
export const CallPopup = () => {
  const { t } = useWords();
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const person = useSession()?.personId ?? '';
  const may = useReachesInHouse('complaint.register');
  const open = (callId: string): void => {
    const address = `/new?call=${encodeURIComponent(callId)}`;
    notification.destroy(callId);
    if (isUntouched(loadForm(person).draft)) void navigate(address);
    else window.open(`/staff${address}`, '_blank', 'noopener');
  };
  const show = (callId: string, phone: string): void =>
    notification.open({
      key: callId,
      role: 'status',
      duration: SHOWN_SECONDS,
      title: phone ? t('regCall', { phone }) : t('regCallUnknown'),
      actions: (
        <span className="row">
          <Button type="primary" size="small" onClick={() => open(callId)}>
            {t('regCallTake')}
          </Button>
          <Button size="small" onClick={() => notification.destroy(callId)}>
            {t('regCallLater')}
          </Button>
        </span>
      ),
    });
  useLiveHints(({ callId }) => {
    // Only the window that somebody looks at rings.
    if (!may || callId === undefined || document.visibilityState !== 'visible') return;
    // A call that is over, or rings for somebody else by now, is not shown.
    callOf(callId).then(
      (call) => show(callId, call.from ?? ''),
      () => undefined,
    );
  });
  return null;
};

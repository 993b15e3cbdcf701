import { Alert, App, Button } from 'antd';
import { useWords } from '../kit/words';

/** An answer got lost: what was typed is safe, and goes out again by itself. */
export const LostNote = ({
  busy,
  onNow,
  onStop,
}: {
  readonly busy: boolean;
  onNow(): void;
  onStop(): void;
}) => {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="dialog-note"
      data-testid="reg-waiting"
      title={t('regWaiting')}
      description={t('regWaitingText')}
      action={
        <span className="row">
          <Button size="small" loading={busy} onClick={onNow}>
            {t('regWaitingNow')}
          </Button>
          <Button size="small" onClick={onStop}>
            {t('regWaitingEdit')}
          </Button>
        </span>
      }
    />
  );
};

/** What was typed before a reload or another page, and a way to begin anew. */
export const KeptNote = ({ onClear }: { onClear(): void }) => {
  const { t } = useWords();
  const { modal } = App.useApp();
  const ask = (): void =>
    void modal.confirm({
      title: t('regClearAsk'),
      okText: t('regClearYes'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: onClear,
    });
  return (
    <Alert
      type="info"
      showIcon
      className="dialog-note"
      title={t('regKept')}
      action={
        <Button size="small" onClick={ask}>
          {t('regClear')}
        </Button>
      }
    />
  );
};

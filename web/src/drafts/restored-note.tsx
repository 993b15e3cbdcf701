import { Alert, App, Button } from 'antd';
import { useWords } from '../kit/words';

/** What was typed before is in the form again; it is thrown away only on purpose. */
export const RestoredNote = ({ onClear }: { onClear(): void }) => {
  const { t } = useWords();
  const { modal } = App.useApp();
  const ask = (): void =>
    void modal.confirm({
      title: t('draftDiscardAsk'),
      content: t('draftDiscardText'),
      okText: t('draftDiscard'),
      cancelText: t('draftGoOn'),
      onOk: onClear,
    });
  return (
    <Alert
      type="info"
      showIcon
      className="dialog-note"
      title={t('draftRestored')}
      action={
        <Button size="small" onClick={ask}>
          {t('draftClear')}
        </Button>
      }
    />
  );
};

import { Alert, Button } from 'antd';
import { useWords } from '../kit/words';

interface Props {
  readonly phone: string;
  /** Takes the number into the form that is already begun. */
  onUse(): void;
}

/** A call came while the form still holds something else: nothing is overwritten without a click. */
export const CallNote = ({ phone, onUse }: Props) => {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="dialog-note"
      title={phone ? t('regCall', { phone }) : t('regCallUnknown')}
      description={t('regCallOther')}
      action={
        <span className="row">
          <Button size="small" onClick={onUse}>
            {t('regCallUse')}
          </Button>
        </span>
      }
    />
  );
};

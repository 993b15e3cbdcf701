import '../i18n/casepage';
import { Button } from 'antd';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { InstantInput } from './instant-input';

interface Props {
  readonly label: string;
  /** What has happened already: one press says that it was now. */
  readonly past?: boolean | undefined;
  readonly value?: string | null;
  onChange?(instant: string | null): void;
}

/** A day and a time as a field of a form, which gives value and change by itself. */
export const InstantField = ({ label, past = false, value = null, onChange }: Props) => {
  const { t } = useWords();
  const set = (instant: string | null): void => onChange?.(instant);
  return (
    <div className="row">
      <InstantInput label={label} value={value} onChange={set} />
      {past && (
        <Button size="small" onClick={() => set(new Date(serverNow()).toISOString())}>
          {t('instantNow')}
        </Button>
      )}
    </div>
  );
};

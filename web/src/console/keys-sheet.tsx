import { Button, Modal } from 'antd';
import { useWords } from '../kit/words';

interface Props {
  readonly open: boolean;
  readonly lines: readonly { readonly keys: string; readonly text: string }[];
  readonly on: boolean;
  onToggle(): void;
  onClose(): void;
}

/** The keys and what each does. */
export const KeysSheet = ({ open, lines, on, onToggle, onClose }: Props) => {
  const { t } = useWords();
  return (
    <Modal
      open={open}
      title={t('keysTitle')}
      onCancel={onClose}
      footer={<Button onClick={onToggle}>{t(on ? 'keysOff' : 'keysOn')}</Button>}
    >
      <dl className="pairs keys">
        {lines.map(({ keys, text }) => (
          <div key={`${keys} ${text}`}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t(on ? 'keysNever' : 'keysAreOff')}</p>
    </Modal>
  );
};

import { App, Button, Input, Modal } from 'antd';
import { useWords } from '../kit/words';

interface Props {
  readonly title: string;
  readonly secret: string;
  onClose(): void;
}

/** Shows a key or a secret the only time that it can be seen. Only its button closes it, so that a slip loses nothing. */
export const SecretDialog = ({ title, secret, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = (): void =>
    void navigator.clipboard.writeText(secret).then(
      () => message.success(t('secretCopied')),
      () => message.warning(t('secretNotCopied')),
    );
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          <Button onClick={copy}>{t('secretCopy')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('secretKept')}
          </Button>
        </>
      }
    >
      <p>{t('secretOnce')}</p>
      <Input.TextArea
        aria-label={title}
        className="secret"
        readOnly
        autoSize
        value={secret}
        onFocus={({ target }) => target.select()}
      />
    </Modal>
  );
};

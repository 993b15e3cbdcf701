import type { RecoveryCodes as Codes } from '@tingsu/contracts';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/words';

/** Shows new recovery codes once, and says where to keep them. */
const RecoveryCodes = ({ recoveryCodes, onClose }: Codes & { readonly onClose: () => void }) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard
      .writeText(recoveryCodes.join('\n'))
      .then(() => message.success(t('recoveryCopied')));
  return (
    <Modal
      open
      title={t('recoveryTitle')}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={[
        <Button key="copy" onClick={copy}>
          {t('recoveryCopy')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {t('recoveryDone')}
        </Button>,
      ]}
    >
      <p>{t('recoveryKeep')}</p>
      <ul className="recovery-codes">
        {recoveryCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Modal>
  );
};

/** Recovery codes that were just made, until the person has kept them; `kept` is called then, or at once where none were made. */
export const useNewCodes = (kept?: () => void) => {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = () => {
    setCodes([]);
    kept?.();
  };
  return {
    show: ({ recoveryCodes }: Codes) =>
      recoveryCodes.length > 0 ? setCodes(recoveryCodes) : kept?.(),
    shown: codes.length > 0 && <RecoveryCodes recoveryCodes={[...codes]} onClose={close} />,
  };
};

import '../i18n/factors';
import type { OwnFactors } from '@tingsu/contracts';
import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/words';
import { AddCodeApp } from './code-app';
import { FactorProblem } from './factor-problem';
import { knowsPasskeys } from './passkey.client';
import { useNewCodes } from './recovery-codes';
import { useAddPasskey, useRemoveFactor, useRenewRecoveryCodes } from './use-factors';

const PASSKEY_NAME = 60;

interface Props {
  readonly factors: OwnFactors;
  /** Called when recovery codes were kept, or a factor was added without new ones. */
  onAdded?(): void;
}

/** By what the person signs in besides the password. */
export const FactorsCard = ({ factors, onAdded }: Props) => {
  const { t, long } = useWords();
  const [adding, setAdding] = useState<'app' | 'passkey' | null>(null);
  const codes = useNewCodes(onAdded);
  const remove = useRemoveFactor();
  const renew = useRenewRecoveryCodes(codes.show);
  const { codeApp, passkeys, recoveryCodesLeft } = factors;
  const done = (made: Parameters<typeof codes.show>[0]) => {
    setAdding(null);
    codes.show(made);
  };
  return (
    <section className="card" aria-labelledby="factors-title">
      <h2 id="factors-title">{t('factorsTitle')}</h2>
      <p className="soft">{t('factorsIntro')}</p>
      <FactorProblem error={remove.error ?? renew.error} />
      <ul className="account-list">
        <li>
          <div>
            <strong>{t('codeAppTitle')}</strong>
            <div className="soft">
              {codeApp ? t('codeAppSince', { since: long(codeApp.since) }) : t('codeAppHelp')}
            </div>
          </div>
          {codeApp ? (
            <Remove
              label={t('codeAppRemove')}
              busy={remove.isPending && remove.variables === null}
              onRemove={() => remove.mutate(null)}
            />
          ) : (
            <Button onClick={() => setAdding('app')}>{t('codeAppAdd')}</Button>
          )}
        </li>
        <li>
          <div>
            <strong>{t('passkeysTitle')}</strong>
            <div className="soft">{t('passkeysHelp')}</div>
          </div>
          {knowsPasskeys() && (
            <Button onClick={() => setAdding('passkey')}>{t('passkeyAdd')}</Button>
          )}
        </li>
        {passkeys.map(({ passkeyId, name, since, lastUsedAt }) => (
          <li key={passkeyId} className="passkey">
            <div>
              {name}
              <div className="soft">
                {t('passkeySince', { since: long(since) })}
                {lastUsedAt !== null && ` · ${t('passkeyUsed', { used: long(lastUsedAt) })}`}
              </div>
            </div>
            <Remove
              label={t('passkeyRemoveOf', { name })}
              busy={remove.isPending && remove.variables === passkeyId}
              onRemove={() => remove.mutate(passkeyId)}
            />
          </li>
        ))}
        {(codeApp !== null || passkeys.length > 0) && (
          <li>
            <div>
              <strong>{t('recoveryTitle')}</strong>
              <div className="soft">{t('recoveryHelp', { count: recoveryCodesLeft })}</div>
            </div>
            <Button loading={renew.isPending} onClick={() => renew.mutate()}>
              {t('recoveryRenew')}
            </Button>
          </li>
        )}
      </ul>
      {adding === 'app' && <AddCodeApp onClose={() => setAdding(null)} onDone={done} />}
      {adding === 'passkey' && <AddPasskey onClose={() => setAdding(null)} onDone={done} />}
      {codes.shown}
    </section>
  );
};

interface RemoveProps {
  readonly label: string;
  readonly busy: boolean;
  onRemove(): void;
}

const Remove = ({ label, busy, onRemove }: RemoveProps) => {
  const { t } = useWords();
  return (
    <Popconfirm
      title={label}
      description={t('factorRemoveAsk')}
      okText={t('passkeyRemove')}
      cancelText={t('cancel')}
      onConfirm={onRemove}
    >
      <Button size="small" aria-label={label} loading={busy}>
        {t('passkeyRemove')}
      </Button>
    </Popconfirm>
  );
};

type AddProps = Parameters<typeof AddCodeApp>[0];

const AddPasskey = ({ onClose, onDone }: AddProps) => {
  const { t } = useWords();
  const [name, setName] = useState('');
  const { mutate, isPending, error } = useAddPasskey(onDone);
  const given = name.trim();
  return (
    <Modal
      open
      title={t('passkeyAdd')}
      okText={t('passkeyAdd')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: isPending, disabled: given === '' }}
      onOk={() => mutate(given)}
      onCancel={onClose}
    >
      <FactorProblem error={error} />
      <label>
        {t('passkeyName')}
        <Input
          autoFocus
          value={name}
          maxLength={PASSKEY_NAME}
          placeholder={t('passkeyNameExample')}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => given !== '' && mutate(given)}
        />
      </label>
    </Modal>
  );
};

import type { ImportRoster, RosterImport } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { post } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { spoken } from './duty-rows';
import type { UnitPlace } from './use-rosters';

interface Props {
  readonly place: UnitPlace;
  /** Of the roster as it is on the page. */
  readonly version: number;
  onClose(): void;
}

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** What the file says: its faults by row and column, or else the duties that it would bring. */
const Preview = ({ read }: { readonly read: RosterImport }) => {
  const { t, language } = useWords();
  const directory = useDirectory();
  if (read.faults.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('sheetFaults', { count: read.faults.length })}
        description={
          <ul data-testid="import-faults">
            {read.faults.map(({ row, column, code, message }, index) => (
              <li key={index} data-code={code}>
                {t('sheetAt', { row, column })} {inLanguage(message, language)}
              </li>
            ))}
          </ul>
        }
      />
    );
  return (
    <>
      {read.days && <p>{t('sheetDays', { ...read.days, count: read.duties.length })}</p>}
      {read.holes.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('rosterHoles')}
          description={
            <ul className="plain-list">
              {read.holes.map(({ from, to }) => (
                <li key={from}>{t('rosterHole', { from: spoken(from), to: spoken(to) })}</li>
              ))}
            </ul>
          }
        />
      )}
      <ul className="plain-list" data-testid="import-duties">
        {read.duties.map(({ row, personId, from, to }) => (
          <li key={`${row} ${personId} ${from}`}>
            {directory.person(personId)} {t('rosterHole', { from: spoken(from), to: spoken(to) })}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Takes a roster from a spreadsheet: the file is shown first, and taken as a whole or not at all. */
const ImportRosterDialog = ({ place, version, onClose }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const [content, setContent] = useState<string | null>(null);
  const sending = useMutation({
    mutationFn: (body: ImportRoster) =>
      post<RosterImport>(`/rosters/${place.campus}/${place.unit}/import`, body),
    onSuccess: ({ applied, duties }) => {
      if (!applied) return;
      void message.success(t('sheetDone', { count: duties.length }));
      void client.invalidateQueries({ queryKey: ['roster', place.campus, place.unit] });
      onClose();
    },
  });
  const read = sending.data;
  const isGood = read !== undefined && read.faults.length === 0 && read.duties.length > 0;
  const look = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const text = await base64Of(file);
    setContent(text);
    sending.mutate({ content: text, version, apply: false });
  };
  return (
    <Modal
      open
      width={720}
      title={t('sheetTitle')}
      okText={t('sheetTake')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isGood, loading: sending.isPending }}
      onOk={() => content !== null && sending.mutate({ content, version, apply: true })}
      onCancel={onClose}
    >
      <p>{t('sheetAsk')}</p>
      <p>
        <label htmlFor={id}>{t('sheetFile')}</label>{' '}
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv,.txt"
          onChange={(event) => void look(event.target.files?.[0])}
        />
      </p>
      {sending.error && <ProblemView error={sending.error} />}
      {read && <Preview read={read} />}
    </Modal>
  );
};

/** The button that opens it. */
export const ImportRosterButton = (props: Omit<Props, 'onClose'>) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sheetOpen')}</Button>
      {open && <ImportRosterDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};

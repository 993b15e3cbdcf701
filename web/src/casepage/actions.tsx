import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { CommandDialog } from './command-dialog';
import { fieldsIn, isCommand, isIrreversible, isMainPath } from './command-fields';
import { StaleNote } from './stale-note';
import { useCommand } from './use-case';

interface Offer {
  readonly command: CommandName;
  readonly reasonCode: string | null;
}

const offersOf = (detail: CaseDetail, allowed: boolean): readonly Offer[] =>
  detail.commands
    .flatMap(({ command, allowed: may, reasonCode }) =>
      isCommand(command) && may === allowed ? [{ command, reasonCode }] : [],
    )
    .sort((one, other) => Number(isMainPath(other.command)) - Number(isMainPath(one.command)));

const Refused = ({ offers }: { readonly offers: readonly Offer[] }) => {
  const { t, label, reason } = useWords();
  if (offers.length === 0) return null;
  return (
    <details className="refused">
      <summary>{t('actionsRefused')}</summary>
      <ul>
        {offers.map(({ command, reasonCode }) => (
          <li key={command} data-command={command}>
            <strong>{label('command', command)}</strong>
            <span className="soft">{reason(reasonCode ?? 'case.state_refused') ?? reasonCode}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Gives the keyboard back to the button of a closed dialog, or to the heading when the button is gone. */
const useFocusAfterDialog = (open: CommandName | null): void => {
  const last = useRef<CommandName | null>(null);
  useEffect(() => {
    const closed = open === null ? last.current : null;
    last.current = open;
    if (closed === null) return;
    const button = document.querySelector<HTMLElement>(`button[data-command="${closed}"]`);
    (button ?? document.getElementById('actions-title'))?.focus();
  }, [open]);
};

/** What this person can do with the case in this state; what they cannot says why. */
export const Actions = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState<CommandName | null>(null);
  const send = useCommand(detail.caseNo);
  const [staleFrom, setStaleFrom] = useState<number | null>(null);
  const offers = offersOf(detail, true);
  useFocusAfterDialog(open);
  const start = async (command: CommandName): Promise<void> => {
    setStaleFrom(null);
    if (fieldsIn(command, detail).length > 0 || isIrreversible(command)) return setOpen(command);
    const expectedVersion = detail.version;
    try {
      await send.mutateAsync({ command, expectedVersion, payload: {} });
      void message.success(t('actionDone', { command: label('command', command) }));
    } catch (error) {
      if (asProblem(error).code === 'case.stale_version') setStaleFrom(expectedVersion);
    }
  };
  const stale = staleFrom !== null;
  return (
    <section className="card actions" aria-labelledby="actions-title">
      <h2 id="actions-title" tabIndex={-1}>
        {t('actionsTitle')}
      </h2>
      {stale && <StaleNote detail={detail} from={staleFrom} gone={false} />}
      {send.error && !stale && <ProblemView error={send.error} />}
      {offers.length === 0 && <p className="soft">{t('actionsNone')}</p>}
      <div className="action-buttons">
        {offers.map(({ command }) => (
          <Button
            key={command}
            block
            data-command={command}
            type={isMainPath(command) ? 'primary' : 'default'}
            loading={send.isPending && send.variables.command === command}
            onClick={() => void start(command)}
          >
            {label('command', command)}
          </Button>
        ))}
      </div>
      <Refused offers={offersOf(detail, false)} />
      {open && (
        <CommandDialog key={open} command={open} detail={detail} onClose={() => setOpen(null)} />
      )}
    </section>
  );
};

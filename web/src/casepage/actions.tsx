import { nextStepOf, type CaseDetail, type CommandName } from '@tingsu/contracts';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useWaits } from '../results/use-waits';
import { serverNow } from '../time/server-time';
import { isDangerous, keyOf, menusOf, type Menu } from './action-groups';
import { CARRIES_FOR_MS, carriesOn } from './carry-on';
import { useCaseKeys } from './case-keys';
import { isWrittenBeside } from './answered';
import { CommandDialog } from './command-dialog';
import { fieldsIn, isCommand, isIrreversible } from './command-fields';
import { CommandPanel } from './command-panel';
import { NextStepCard } from './next-step';
import { StaleNote } from './stale-note';
import { useCommand } from './use-case';

interface Offer {
  readonly command: CommandName;
  readonly reasonCode: string | null;
}

const offersOf = (detail: CaseDetail, allowed: boolean): readonly Offer[] =>
  detail.commands.flatMap(({ command, allowed: may, reasonCode }) =>
    // Notes have a place of their own beside the history.
    command !== 'note' && isCommand(command) && may === allowed ? [{ command, reasonCode }] : [],
  );

const Refused = ({
  offers,
  waits,
}: {
  readonly offers: readonly Offer[];
  readonly waits: CaseDetail['waits'];
}) => {
  const { t, label, reason } = useWords();
  const until = useWaits(waits);
  if (offers.length === 0) return null;
  return (
    <details className="refused">
      <summary>{t('actionsRefused')}</summary>
      <ul>
        {offers.map(({ command, reasonCode }) => (
          <li key={command} data-command={command}>
            <strong>{label('command', command)}</strong>
            <span className="soft">
              {(reasonCode === waits?.why && until) ||
                (reason(reasonCode ?? 'case.state_refused') ?? reasonCode)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Gives the keyboard back to the button of a closed dialog, to its menu, or to the heading when the button is gone. */
const useFocusAfterDialog = (open: CommandName | null): void => {
  const last = useRef<CommandName | null>(null);
  useEffect(() => {
    const closed = open === null ? last.current : null;
    last.current = open;
    if (closed === null) return;
    const button = document.querySelector<HTMLElement>(`button[data-command="${closed}"]`);
    const menu = button?.closest<HTMLDetailsElement>('details.action-menu');
    if (menu) menu.open = true;
    (button ?? document.getElementById('next-title'))?.focus();
  }, [open]);
};

interface Props {
  readonly detail: CaseDetail;
  /** The command whose form is open. */
  readonly open: CommandName | null;
  onOpen(command: CommandName | null): void;
}

/** Gives a command at once where it asks nothing, else opens its form; says what was done and what stood against it. */
const useCommandFlow = ({ detail, open, onOpen: setOpen }: Props) => {
  const { t, label } = useWords();
  const [staleFrom, setStaleFrom] = useState<number | null>(null);
  const [done, setDone] = useState<CommandName | null>(null);
  const send = useCommand(detail.caseNo);
  const followed = useRef<CommandName | null>(null);
  const asked = useRef<CommandName | null>(null);
  const doneAt = useRef(0);
  const finish = (command: CommandName): void => {
    doneAt.current = performance.now();
    setDone(command);
  };
  const start = async (command: CommandName): Promise<void> => {
    setStaleFrom(null);
    setDone(null);
    followed.current = null;
    asked.current = null;
    if (fieldsIn(command, detail).length > 0 || isIrreversible(command)) return setOpen(command);
    const expectedVersion = detail.version;
    try {
      await send.mutateAsync({ command, expectedVersion, payload: {} });
      finish(command);
    } catch (error) {
      if (asProblem(error).code === 'case.stale_version') setStaleFrom(expectedVersion);
    }
  };
  const close = (sent: boolean, then: CommandName | null = null): void => {
    asked.current = then;
    if (sent && open) finish(open);
    setOpen(null);
  };
  useEffect(() => {
    // The case as it is after the command, and each command carries on once.
    if (done === null || followed.current === done) return;
    if (performance.now() - doneAt.current > CARRIES_FOR_MS) return;
    const next = carriesOn(done, nextStepOf(detail, new Date(serverNow())), asked.current);
    if (next === null) return;
    void start(next);
    followed.current = done;
  });
  return {
    open,
    close,
    staleFrom,
    start: (command: CommandName): void => void start(command),
    busy: send.isPending ? send.variables.command : null,
    error: staleFrom === null ? send.error : null,
    done: done && t('actionDone', { command: label('command', done) }),
  };
};

const ActionMenu = ({
  menu,
  busy,
  onStart,
}: {
  readonly menu: Menu;
  readonly busy: CommandName | null;
  onStart(command: CommandName): void;
}) => {
  const { t, label } = useWords();
  return (
    <details className="action-menu">
      <summary>
        {t(`group_${menu.group}`)} <span className="count">{menu.commands.length}</span>
      </summary>
      <div className="action-buttons">
        {menu.commands.map((command) => (
          <Button
            key={command}
            block
            data-command={command}
            data-key={keyOf(command)}
            danger={isDangerous(command)}
            loading={busy === command}
            onClick={() => onStart(command)}
          >
            {label('command', command)}
          </Button>
        ))}
      </div>
    </details>
  );
};

const Keys = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, list } = useWords();
  const { on, present, toggle } = useCaseKeys(detail);
  if (present.length === 0 && on) return null;
  return (
    <p className="soft no-phone keys">
      {on && t('keysHint', { keys: list(present.map((key) => t(`key_${key}`))) })}{' '}
      <button type="button" className="plain" aria-pressed={on} onClick={toggle}>
        {t(on ? 'caseKeysOff' : 'caseKeysOn')}
      </button>
    </p>
  );
};

/** What this person can do with the case in this state: the next step, the rest in menus; what they cannot says why. */
export const Actions = (props: Props) => {
  const { t } = useWords();
  const { detail } = props;
  const flow = useCommandFlow(props);
  const step = nextStepOf(detail, new Date(serverNow()));
  const next = step?.mine ? step.command : null;
  const others = offersOf(detail, true)
    .map(({ command }) => command)
    .filter((command) => command !== next);
  useFocusAfterDialog(flow.open);
  if (flow.open && isWrittenBeside(flow.open))
    return (
      <CommandPanel key={flow.open} command={flow.open} detail={detail} onClose={flow.close} />
    );
  return (
    <>
      <NextStepCard detail={detail} busy={flow.busy} done={flow.done} onStart={flow.start} />
      <section className="card actions" aria-labelledby="actions-title">
        <h2 id="actions-title">{t('moreActions')}</h2>
        {flow.staleFrom !== null && (
          <StaleNote detail={detail} from={flow.staleFrom} gone={false} />
        )}
        {flow.error && <ProblemView error={flow.error} />}
        {others.length === 0 && <p className="soft">{t('actionsNone')}</p>}
        {menusOf(others).map((menu) => (
          <ActionMenu key={menu.group} menu={menu} busy={flow.busy} onStart={flow.start} />
        ))}
        <Refused offers={offersOf(detail, false)} waits={detail.waits} />
        <Keys detail={detail} />
        {flow.open && (
          <CommandDialog key={flow.open} command={flow.open} detail={detail} onClose={flow.close} />
        )}
      </section>
    </>
  );
};

import '../i18n/after';
import { Button } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../kit/words';
import { heldCommands, HOLD_SECONDS } from './held-command';

const useSecondsLeft = (until: number | null): number => {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === null) return undefined;
    const tick = (): void => setNow(Date.now());
    tick();
    const timer = window.setInterval(tick, 250);
    return () => window.clearInterval(timer);
  }, [until]);
  const left = until === null || now === 0 ? HOLD_SECONDS : Math.ceil((until - now) / 1_000);
  return Math.min(HOLD_SECONDS, Math.max(0, left));
};

/** While a command waits: what it is, how long it can still be taken back, and both ways out. Leaving the case sends it. */
export const HeldBar = () => {
  const { t, label } = useWords();
  const held = useSyncExternalStore(heldCommands.subscribe, heldCommands.current);
  const seconds = useSecondsLeft(held?.until ?? null);
  useEffect(() => {
    const leave = (): void => heldCommands.sendNow(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      heldCommands.sendNow();
    };
  }, []);
  if (!held) return null;
  return (
    <div className="held-bar" role="group" aria-label={t('heldTitle')} data-testid="held-command">
      <span role="status">{t('heldCommand', { command: label('command', held.command) })}</span>
      <span aria-hidden="true">{t('heldSeconds', { seconds })}</span>
      <Button onClick={() => heldCommands.takeBack()}>{t('heldUndo')}</Button>
      <Button type="primary" onClick={() => heldCommands.sendNow()}>
        {t('heldSend')}
      </Button>
    </div>
  );
};

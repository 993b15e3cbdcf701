import { App } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../kit/words';

const BASE = '/staff';

/** The page of the console that a click leads to; null for anything else that a click may do. */
const leadsTo = (event: MouseEvent): string | null => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!plain || !(link instanceof HTMLAnchorElement) || link.target === '_blank') return null;
  const { origin, pathname, search } = new URL(link.href);
  const elsewhere = pathname !== window.location.pathname;
  return origin === window.location.origin && pathname.startsWith(BASE) && elsewhere
    ? pathname.slice(BASE.length) + search || '/'
    : null;
};

/** Asks before typed text leaves the screen. What is typed stays kept in the tab; closing the tab ends it. */
export const useAskBeforeLeaving = (typed: boolean): void => {
  const { t } = useWords();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  useEffect(() => {
    if (!typed) return undefined;
    const closing = (event: BeforeUnloadEvent): void => event.preventDefault();
    const clicking = (event: MouseEvent): void => {
      const goal = leadsTo(event);
      if (goal === null) return;
      event.preventDefault();
      event.stopPropagation();
      void modal.confirm({
        title: t('regLeave'),
        content: t('regLeaveText'),
        okText: t('regLeaveYes'),
        cancelText: t('regLeaveNo'),
        onOk: () => void navigate(goal),
      });
    };
    window.addEventListener('beforeunload', closing);
    document.addEventListener('click', clicking, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', closing);
      document.removeEventListener('click', clicking, { capture: true });
    };
  }, [typed, t, modal, navigate]);
};

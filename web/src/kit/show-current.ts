import { useEffect, type RefObject } from 'react';

/** Brings the page that is open into sight in a menu that scrolls sideways, as on a phone; the page itself does not move. */
export const useShowCurrent = (menu: RefObject<HTMLElement | null>, current: string): void => {
  useEffect(() => {
    const bar = menu.current;
    const item = bar?.querySelector('[aria-current="page"]');
    if (!bar || !item) return;
    const [around, inside] = [bar.getBoundingClientRect(), item.getBoundingClientRect()];
    bar.scrollLeft += inside.left - around.left - (around.width - inside.width) / 2;
  }, [menu, current]);
};

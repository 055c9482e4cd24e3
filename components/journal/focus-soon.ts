/**
 * Moves the focus to the first of these that is there, once the page is drawn again: for what was pressed and is gone
 * then, or has brought something new.
 */
export function focusSoon(...selectors: string[]): void {
  requestAnimationFrame(() => {
    for (const one of selectors) {
      const element = document.querySelector<HTMLElement>(one);
      if (element) return element.focus();
    }
  });
}

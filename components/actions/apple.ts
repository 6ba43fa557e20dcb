/** Whether keys are those of Apple, as the browser names itself: ⌘ stands where others have Ctrl. */
export const isApple = (userAgent: string): boolean => /Macintosh|iPhone|iPad/.test(userAgent);

/** How the key with K is written that opens the palette, or another one with the same first key. */
export const modLabel = (key: string, onApple: boolean, ctrl: string): string =>
  `${onApple ? "⌘" : `${ctrl} `}${key.toUpperCase()}`;

/** The look of everything one types into or chooses from. Its edge has a contrast of 3:1, so it is found without colour. */
export const controlLook =
  "block min-h-8 rounded-md border border-edge bg-surface px-2.5 py-1 text-ink placeholder:text-ink-3 " +
  "hover:border-ink-3 disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-2 " +
  "[&[readonly]]:bg-sunken aria-invalid:border-bad aria-invalid:inset-ring aria-invalid:inset-ring-bad";

/** One thing that was looked at: how it is, and what to do where it is not well. */
export type Finding = { about: string; said: string; todo?: string };

export const well = (about: string, said: string): Finding => ({ about, said });
export const fault = (about: string, said: string, todo: string): Finding => ({ about, said, todo });

/** `well` where nothing is the matter, else one fault for each thing. */
export const each = (about: string, faults: readonly [said: string, todo: string][], otherwise: string): Finding[] =>
  faults.length > 0 ? faults.map(([said, todo]) => fault(about, said, todo)) : [well(about, otherwise)];

export const lineOf = ({ about, said, todo }: Finding): string =>
  todo === undefined ? `well   ${about}: ${said}` : `FAULT  ${about}: ${said}\n       ${todo}`;

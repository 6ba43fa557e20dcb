// Whether this process was asked to end: it finishes what it has begun and wants nothing new.
const kept = globalThis as { countersignStopping?: boolean };

export const isStopping = (): boolean => kept.countersignStopping ?? false;

export const beginStopping = (): void => {
  kept.countersignStopping = true;
};

/** Words that come with the data: what a control, a question, a knock-out and a person are called. */
export type Lookups = {
  controls: Record<string, string>;
  questions: Record<string, string>;
  knockouts: Record<string, string>;
  names: Record<string, string>;
};

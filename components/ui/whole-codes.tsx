import { Fragment, type ReactNode } from "react";
import { wholeWords } from "./whole-words.ts";

/** A text in which no id, number or date breaks at its hyphens, and an e-mail address after its @, or a dot where it is long. */
export const WholeCodes = ({ children }: { children: string }): ReactNode =>
  wholeWords(children).map(({ at, text, isWhole, mayEnd }) => (
    <Fragment key={at}>
      {isWhole ? <span className="whitespace-nowrap">{text}</span> : text}
      {mayEnd ? <wbr /> : null}
    </Fragment>
  ));
